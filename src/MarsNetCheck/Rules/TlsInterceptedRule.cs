using System.Net;
using MarsNetCheck.Diagnosis;
using MarsNetCheck.Facts;
using MarsNetCheck.Routes;

namespace MarsNetCheck.Rules;

/// <summary>
/// Something on the way opens TLS: the chain ends in a root that is none of the service's own. The control is the catalog's
/// list of roots, and the signatures; the product's name only labels.
/// </summary>
internal sealed class TlsInterceptedRule(Lazy<Recognition> recognition) : CaseRule(Descriptor)
{
    private static readonly RuleDescriptor Descriptor = new()
    {
        Code = "tls.intercepted",
        Severity = Severity.Error,
        Kind = ClaimKind.Cause,
        Stage = Stage.Handshake,
        Blame = Blame.Firewall,
        Title = "TLS to {host} is intercepted[product:  by {product}]",
        Detail = "The certificate that answers for {endpoints} [foreign: was issued by {issuer}, not by an authority that Microsoft uses][forged: names {issuer} as its issuer, whose signature it does not bear]: something on the way opens the connection.[trusted:  This machine trusts that authority, so it works as long as the inspection lets everything through.][untrusted:  This machine does not accept that certificate, so MARS cannot connect.]",
        Action = "Exempt {allow} from TLS inspection[product:  in {product}].",
        MarsErrors = ["100050", "34513"],
    };

    protected override Claim? Judge(Case subject, Evidence evidence)
    {
        if (subject.Trace.Handshake is not { Chain.IsEmpty: false } handshake || Peer.Of(subject, evidence) != PeerKind.Foreign)
            return null;
        var accepted = IsAccepted(handshake);
        var inspector = recognition.Value.Inspector(handshake);
        var issuer = handshake.Chain[0].IssuerCommonName ?? handshake.Chain[0].Issuer;
        return Claim(subject) with
        {
            // What works is remarked on. A block page behind the inspection is the cause, and the inspection only the way to show it.
            Severity = accepted ? Severity.Warning : null,
            Kind = accepted ? ClaimKind.Remark : null,
            YieldsToCause = accepted,
            Blame = inspector is { OnMachine: true } && !IsElsewhere(subject.Proxy) ? Blame.Local : PathBlame.Of(subject),
            Key = $"{CertificateIssuer.Of(handshake)} {inspector?.Product}",
            Arguments = Words.Of(
                ("issuer", issuer),
                ("product", inspector?.Product),
                (Peer.IsForged(handshake) ? "forged" : "foreign", ""),
                ("trusted", accepted ? "" : null),
                ("untrusted", accepted ? null : "")),
            Evidence = Exhibit.Of(
                ("issuer", handshake.Chain[0].Issuer),
                ("root", handshake.Root),
                ("rootSubject", handshake.RootSubject),
                ("trusted", handshake.Trusted),
                ("chainProblems", handshake.ChainProblems.IsEmpty ? null : Exhibit.Texts(handshake.ChainProblems)),
                ("product", inspector?.Product),
                ("address", Exhibit.Address(subject)),
                ("durationMs", Exhibit.Milliseconds(handshake.Duration)),
                ("proxy", subject.Proxy?.ToString()),
                ("certificate", Exhibit.Certificate(handshake.Chain[0]))),
        };
    }

    // What commonly runs on the machine itself may as well be a proxy on another.
    private static bool IsElsewhere(ProxyServer? proxy) =>
        proxy is not null
        && !string.Equals(proxy.Host, "localhost", StringComparison.OrdinalIgnoreCase)
        && !(IPAddress.TryParse(proxy.Host, out var address) && IPAddress.IsLoopback(address));

    private static bool IsAccepted(HandshakeFact handshake) =>
        handshake is { Failure: null, Trusted: true, NameMatches: not false } && CertificateDates.AreValid(handshake, handshake.JudgedAt);
}
