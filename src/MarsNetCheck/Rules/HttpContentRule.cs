using MarsNetCheck.Catalog;
using MarsNetCheck.Diagnosis;
using MarsNetCheck.Facts;

namespace MarsNetCheck.Rules;

/// <summary>
/// The right status with another content than the service's. A genuine chain rules out that something on the way changed it.
/// The control is the content that the catalog knows.
/// </summary>
internal sealed class HttpContentRule() : CaseRule(Descriptor)
{
    private static readonly RuleDescriptor Descriptor = new()
    {
        Code = "http.content",
        Severity = Severity.Error,
        Kind = ClaimKind.Cause,
        Stage = Stage.Exchange,
        Blame = Blame.Firewall,
        Title = "{host} [one: answers][many: answer] with something else than the service",
        Detail = "{endpoints} answered {status}[proxy:  through {proxy}] with a content that is not the service's known one: something on the way answers in its place or changes the answer.",
        Action = "Exempt {allow} from the filter or cache on the way that changes the answer.",
        MarsErrors = ["100050"],
    };

    protected override Claim? Judge(Case subject, Evidence evidence)
    {
        if (subject.Answer is not { Status: 200 } answer || !HttpClaims.IsDoubtful(subject, evidence))
            return null;
        return Differs(answer, subject.Endpoint.Expect) ? HttpClaims.With(Claim(subject), subject, answer) : null;
    }

    /// <summary>True if the answer's content is not the service's known one.</summary>
    internal static bool Differs(AnswerFact answer, ExpectedAnswer expect) =>
        (expect.Body is not null && !Peer.HasBody(answer, expect)) || Peer.HasMembers(answer, expect) == false;
}
