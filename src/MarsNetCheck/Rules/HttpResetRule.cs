using MarsNetCheck.Diagnosis;
using MarsNetCheck.Facts;

namespace MarsNetCheck.Rules;

/// <summary>The connection is broken off after the request.</summary>
internal sealed class HttpResetRule() : HttpFailureRule(Descriptor)
{
    private static readonly RuleDescriptor Descriptor = new()
    {
        Code = "http.reset",
        Severity = Severity.Error,
        Kind = ClaimKind.Cause,
        Stage = Stage.Exchange,
        Blame = Blame.Firewall,
        Title = "The request to {host} is broken off",
        Detail = "The connection to {endpoints} is made, and broken off[proxy:  on the way through {proxy}] after the request was sent, without an answer.",
        Action = "Exempt {allow} from the filter on the way that breaks the request off.",
        MarsErrors = ["100050", "34513", "10054"],
    };

    protected override bool IsMine(FailureKind kind) => kind is FailureKind.Reset or FailureKind.Closed;
}
