using MarsNetCheck.Diagnosis;
using MarsNetCheck.Facts;

namespace MarsNetCheck.Rules;

/// <summary>The answer is not HTTP.</summary>
internal sealed class HttpProtocolErrorRule() : HttpFailureRule(Descriptor)
{
    private static readonly RuleDescriptor Descriptor = new()
    {
        Code = "http.protocol-error",
        Severity = Severity.Error,
        Kind = ClaimKind.Cause,
        Stage = Stage.Exchange,
        Blame = Blame.Firewall,
        Title = "What answers for {host} does not speak HTTP",
        Detail = "The connection to {endpoints} is made, and what came back[proxy:  through {proxy}] is not an HTTP answer.",
        Action = "Find the device that answers in place of {host}, and exempt {allow} from it.",
        MarsErrors = ["100050", "34513"],
    };

    protected override bool IsMine(FailureKind kind) => kind is FailureKind.ProtocolError;
}
