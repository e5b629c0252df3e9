using System.Globalization;
using MarsNetCheck.Diagnosis;
using MarsNetCheck.Facts;

namespace MarsNetCheck.Rules;

/// <summary>The certificate works and is weaker than Microsoft's own ever are. The control is what Microsoft's own certificates are like.</summary>
internal sealed class TlsWeakRule() : CaseRule(Descriptor)
{
    private const int ShortestRsaKey = 2048;

    private static readonly RuleDescriptor Descriptor = new()
    {
        Code = "tls.weak",
        Severity = Severity.Warning,
        Kind = ClaimKind.Remark,
        Stage = Stage.Handshake,
        Blame = Blame.Firewall,
        Title = "The certificate[many: s] that [one: answers][many: answer] for {host} [one: is][many: are] weak",
        Detail = "Its key or signature ({strength}) is weaker than what Azure Backup asks for (RSA with 2048 bits and SHA-256, or better); hardened systems refuse it.",
        Action = "[genuine: Report the weak certificate of {host} to Microsoft.][foreign: Renew the weak certificate on the device that presents it, or exempt {allow} from that device.]",
        MarsErrors = ["10054"],
    };

    protected override Claim? Judge(Case subject, Evidence evidence)
    {
        if (subject.Trace.Handshake is not { } handshake || ThatCount(handshake).FirstOrDefault(IsWeak) is not { } certificate)
            return null;
        var strength = string.Create(CultureInfo.InvariantCulture, $"{certificate.KeyAlgorithm} {certificate.KeySize}, {certificate.SignatureAlgorithm}");
        var genuine = Peer.Of(subject, evidence) == PeerKind.Genuine;
        return Claim(subject) with
        {
            Blame = genuine ? Blame.Microsoft : PathBlame.Of(subject),
            Key = $"{certificate.Issuer} {strength}",
            Arguments = Words.Of(("strength", strength), (genuine ? "genuine" : "foreign", "")),
            Evidence = Exhibit.Of(
                ("serverName", handshake.ServerName),
                ("address", Exhibit.Address(subject)),
                ("certificate", Exhibit.Certificate(certificate)),
                ("keyAlgorithm", certificate.KeyAlgorithm),
                ("keySize", certificate.KeySize),
                ("signatureAlgorithm", certificate.SignatureAlgorithm)),
        };
    }

    // What a server sends besides its own certificate need not be in the chain that was built.
    private static IEnumerable<CertificateFact> ThatCount(HandshakeFact handshake) =>
        handshake.ChainProblems.Contains("HasWeakSignature", StringComparer.Ordinal) ? handshake.Chain : handshake.Chain.Take(1);

    private static bool IsWeak(CertificateFact certificate)
    {
        // A root's own signature proves nothing.
        if (string.Equals(certificate.Subject, certificate.Issuer, StringComparison.Ordinal))
            return false;
        var shortKey = certificate is { KeyAlgorithm: { } algorithm, KeySize: < ShortestRsaKey } && algorithm.Contains("RSA", StringComparison.OrdinalIgnoreCase);
        var signature = certificate.SignatureAlgorithm ?? "";
        return shortKey
            || signature.StartsWith("sha1", StringComparison.OrdinalIgnoreCase)
            || signature.StartsWith("md", StringComparison.OrdinalIgnoreCase);
    }
}
