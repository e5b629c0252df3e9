using MarsNetCheck.Diagnosis;
using MarsNetCheck.Facts;

namespace MarsNetCheck.Rules;

/// <summary>No answer to the request.</summary>
internal sealed class HttpTimeoutRule() : HttpFailureRule(Descriptor)
{
    private static readonly RuleDescriptor Descriptor = new()
    {
        Code = "http.timeout",
        Severity = Severity.Error,
        Kind = ClaimKind.Cause,
        Stage = Stage.Exchange,
        Blame = Blame.Firewall,
        Title = "{host} [one: takes][many: take] the request and [one: does][many: do] not answer",
        Detail = "The connection to {endpoints} is made, the request was sent[proxy:  through {proxy}], and no answer came.",
        Action = "Find out what on the way to {host} holds the request or the answer back: a content filter, a proxy, or a path that loses large packets.",
        MarsErrors = ["100050", "34513"],
    };

    protected override bool IsMine(FailureKind kind) => kind is FailureKind.Timeout;
}
