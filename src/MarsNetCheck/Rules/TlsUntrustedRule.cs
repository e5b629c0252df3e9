using MarsNetCheck.Catalog;
using MarsNetCheck.Diagnosis;
using MarsNetCheck.Facts;

namespace MarsNetCheck.Rules;

/// <summary>
/// The certificate is genuine, and this machine cannot verify it.
/// The control is the catalog's list of roots and issuers: a forged signature or a foreign root is no missing one.
/// </summary>
internal sealed class TlsUntrustedRule() : CaseRule(Descriptor)
{
    private static readonly RuleDescriptor Descriptor = new()
    {
        Code = "tls.untrusted",
        Severity = Severity.Error,
        Kind = ClaimKind.Cause,
        Stage = Stage.Handshake,
        Blame = Blame.Local,
        Title = "This machine cannot verify the certificate[many: s] of {host}",
        Detail = "The certificate bears the name of a genuine issuer ({issuer}), but the chain of {endpoints} does not verify here ({problems}): a root or intermediate certificate is missing on this machine or was not sent, or something on the way only writes that name.[late:  Windows fetches a missing root when a program first needs it, which this check does not do.]",
        Action = "Install the missing root and intermediate certificates in the machine's store[pki: , or let this server reach Microsoft's and DigiCert's certificate hosts on TCP port 80].",
        MarsErrors = ["100050", "34513"],
    };

    protected override Claim? Judge(Case subject, Evidence evidence)
    {
        if (subject.Trace.Handshake is not { Trusted: false, Chain.IsEmpty: false } handshake || Peer.Of(subject, evidence) == PeerKind.Foreign)
            return null;
        var problems = handshake.ChainProblems.Where(p => Counts(p, handshake)).ToList();
        // Dates are told by rules of their own; without any named problem only they can be the reason.
        if (problems.Count == 0 && (handshake.ExpectedRoot == true || !handshake.ChainProblems.IsEmpty || !CertificateDates.AreValid(handshake, handshake.JudgedAt)))
            return null;
        var named = problems.Count == 0 ? "not trusted" : string.Join(", ", problems);
        var late = IsInstalledLate(handshake, problems, evidence.Machine);
        return Claim(subject) with
        {
            Severity = late ? Severity.Warning : null,
            Kind = late ? ClaimKind.Remark : null,
            Key = named,
            Arguments = Words.Of(
                ("issuer", handshake.Chain[0].IssuerCommonName ?? handshake.Chain[0].Issuer),
                ("problems", named),
                ("pki", MissesCertificateHosts(evidence) ? "" : null),
                ("late", late ? "" : null)),
            Evidence = Exhibit.Of(
                ("serverName", handshake.ServerName),
                ("address", Exhibit.Address(subject)),
                ("certificate", Exhibit.Certificate(handshake.Chain[0])),
                ("root", handshake.RootSubject),
                ("chainProblems", Exhibit.Texts(handshake.ChainProblems))),
        };
    }

    // The control for what to open: the certificate hosts themselves.
    private static bool MissesCertificateHosts(Evidence evidence) =>
        Case.All(evidence).Any(c => c.Endpoint.Group == EndpointGroup.Pki && !c.Reached);

    // Windows installs most roots when they are first needed. With the intermediate at hand a missing root proves nothing there.
    private static bool IsInstalledLate(HandshakeFact handshake, List<string> problems, MachineFact machine) =>
        machine.OperatingSystem.Contains("Windows", StringComparison.OrdinalIgnoreCase)
        && handshake.Chain.Length > 1
        && problems is ["PartialChain"];

    // Revocation is no matter of trust, dates have rules of their own, and a root that the user named as genuine need not be installed.
    private static bool Counts(string problem, HandshakeFact handshake) => problem switch
    {
        "NotTimeValid" or "NotTimeNested" or "RevocationStatusUnknown" or "OfflineRevocation" => false,
        "UntrustedRoot" => handshake.ExpectedRoot != true,
        _ => true,
    };
}
