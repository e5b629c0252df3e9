using MarsNetCheck.Diagnosis;
using MarsNetCheck.Facts;

namespace MarsNetCheck.Rules;

/// <summary>A filter's block page answers. The controls are a page that is known to the letter, and that nothing shows the service itself.</summary>
internal sealed class HttpBlockPageRule(Lazy<Recognition> recognition) : CaseRule(Descriptor)
{
    private static readonly RuleDescriptor Descriptor = new()
    {
        Code = "http.block-page",
        Severity = Severity.Error,
        Kind = ClaimKind.Cause,
        Stage = Stage.Exchange,
        Blame = Blame.Firewall,
        Title = "A block page of {vendor} answers for {host}",
        Detail = "{endpoints} answered {status} with a page of {vendor} that refuses the destination[proxy:  (the route is {proxy})].[issuer:  It came behind a certificate of {issuer}, which this machine does not trust.]",
        Action = "Allow {allow} in the web filter of {vendor}[issuer: , and exempt it from TLS inspection, because this machine does not trust {issuer}].",
        MarsErrors = ["100050", "34513"],
    };

    protected override Claim? Judge(Case subject, Evidence evidence)
    {
        if (subject.Answer is not { } answer || !HttpClaims.IsDoubtful(subject, evidence) || recognition.Value.BlockPageOf(answer) is not { } page)
            return null;
        var claim = WithInspection(HttpClaims.With(Claim(subject), subject, answer, vendor: page.Product), subject, evidence);
        return page.OnMachine ? claim with { Blame = Blame.Local } : claim;
    }

    // Where the machine refuses the inspecting device's certificate, a category that is allowed is refused all the same.
    private static Claim WithInspection(Claim claim, Case subject, Evidence evidence)
    {
        if (subject.Trace.Handshake is not { Chain.IsEmpty: false } handshake || Peer.Of(subject, evidence) != PeerKind.Foreign)
            return claim;
        claim = claim with { Evidence = Exhibit.With(claim.Evidence, ("issuer", handshake.Chain[0].Issuer), ("trusted", handshake.Trusted)) };
        return handshake.Trusted == false
            ? claim with { Arguments = claim.Arguments.SetItem("issuer", handshake.Chain[0].IssuerCommonName ?? handshake.Chain[0].Issuer) }
            : claim;
    }
}
