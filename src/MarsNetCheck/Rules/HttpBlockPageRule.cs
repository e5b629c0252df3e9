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
        Detail = "{endpoints} answered {status} with a page of {vendor} that refuses the destination[proxy:  (the way is {proxy})].",
        Action = "Allow {allow} in the web filter of {vendor}.",
        MarsErrors = ["100050", "34513"],
    };

    protected override Claim? Judge(Case subject, Evidence evidence)
    {
        if (subject.Answer is not { } answer || !HttpClaims.IsDoubtful(subject, evidence) || recognition.Value.BlockPageOf(answer) is not { } page)
            return null;
        var claim = HttpClaims.With(Claim(subject), subject, answer, vendor: page.Product);
        return page.OnMachine ? claim with { Blame = Blame.Local } : claim;
    }
}
