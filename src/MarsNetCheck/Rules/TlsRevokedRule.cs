using MarsNetCheck.Diagnosis;
using MarsNetCheck.Facts;

namespace MarsNetCheck.Rules;

/// <summary>
/// The issuer has revoked a certificate of the service. The control is the issuer's signature: only an answer that it signed, and that
/// is in force, is believed, because lists and responders are asked by plain HTTP.
/// </summary>
internal sealed class TlsRevokedRule() : CaseRule(Descriptor)
{
    private static readonly RuleDescriptor Descriptor = new()
    {
        Code = "tls.revoked",
        Severity = Severity.Error,
        Kind = ClaimKind.Cause,
        Stage = Stage.Handshake,
        Blame = Blame.Microsoft,
        Title = "The certificate[many: s] of {host} [one: is][many: are] revoked",
        Detail = "Its issuer has revoked the certificate {subject} (serial number {serial}) since {since}[reason:  ({reason})]. [crl: The revocation list (CRL)][ocsp: The answer of the OCSP responder] at {url} that says so is signed by the issuer and in force: Windows refuses the certificate as soon as it has seen it.",
        Action = "Report the revoked certificate of {host} to Microsoft, or to whoever runs what answers in its place.",
        MarsErrors = ["100050", "34513"],
    };

    public override IEnumerable<Claim> Judge(Evidence evidence)
    {
        var revocations = new RevocationEvidence(evidence);
        return Case.All(evidence).Select(c => Judge(c, revocations, evidence)).OfType<Claim>();
    }

    protected override Claim? Judge(Case subject, Evidence evidence) => Judge(subject, new RevocationEvidence(evidence), evidence);

    private Claim? Judge(Case subject, RevocationEvidence revocations, Evidence evidence)
    {
        if (subject.Trace.Handshake is not { Failure: null } handshake || Peer.Of(subject, evidence) != PeerKind.Genuine)
            return null;
        if (handshake.Chain.Select(revocations.Revoked).FirstOrDefault(r => r is not null) is not { } revoked)
            return null;
        var (fact, status) = revoked;
        return Claim(subject) with
        {
            Key = $"{fact.Url.Host} {fact.Source}",
            Arguments = Words.Of(
                ("subject", status.Subject),
                ("since", status.RevokedAt is { } at ? Exhibit.Time(at) : null),
                ("reason", status.Reason),
                ("serial", status.SerialNumber),
                ("crl", fact.Source == RevocationSource.Crl ? "" : null),
                ("ocsp", fact.Source == RevocationSource.Crl ? null : ""),
                ("url", fact.Url.AbsoluteUri)),
            Evidence = Exhibit.Of(
                ("subject", status.Subject),
                ("thumbprint", status.Thumbprint),
                ("serialNumber", status.SerialNumber),
                ("revokedAt", status.RevokedAt is { } since ? Exhibit.Time(since) : null),
                ("reason", status.Reason),
                ("source", Exhibit.Word(fact.Source)),
                ("url", fact.Url.AbsoluteUri),
                ("thisUpdate", fact.ThisUpdate is { } from ? Exhibit.Time(from) : null),
                ("nextUpdate", fact.NextUpdate is { } to ? Exhibit.Time(to) : null),
                ("signatureVerified", fact.SignatureVerified),
                ("address", subject.Trace.Address?.ToString())),
        };
    }
}
