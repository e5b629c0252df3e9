using MarsNetCheck.Diagnosis;
using MarsNetCheck.Facts;

namespace MarsNetCheck.Rules;

/// <summary>
/// A status that the service does not give, from something that is not shown to be the service.
/// The controls are the statuses that the catalog knows and the marks of the service itself.
/// </summary>
internal sealed class HttpStatusRule() : CaseRule(Descriptor)
{
    private static readonly RuleDescriptor Descriptor = new()
    {
        Code = "http.status",
        Severity = Severity.Error,
        Kind = ClaimKind.Cause,
        Stage = Stage.Exchange,
        Blame = Blame.Firewall,
        Title = "{host} [one: answers][many: answer] {status}, which the service does not",
        Detail = "{endpoints} answered {status}[proxy:  through {proxy}] and nothing in the answer shows that it is the service's own: a filter on the way may have given it.",
        Action = "Find in the log of the filter or proxy on the way why it answers {status}, and allow {host} there.",
        MarsErrors = ["100050", "34513"],
    };

    protected override Claim? Judge(Case subject, Evidence evidence)
    {
        if (subject.Answer is not { } answer || answer.Status is >= 300 and < 400 || !HttpClaims.IsDoubtful(subject, evidence))
            return null;
        var expected = subject.Endpoint.Expect.Statuses;
        return expected.IsEmpty || expected.Contains(answer.Status) ? null : HttpClaims.Milder(HttpClaims.With(Claim(subject), subject, answer), subject);
    }
}
