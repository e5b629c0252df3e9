using MarsNetCheck.Diagnosis;
using MarsNetCheck.Facts;

namespace MarsNetCheck.Rules;

/// <summary>Silence: a firewall drops the packets.</summary>
internal sealed class TcpTimeoutRule() : TcpFailureRule(Descriptor)
{
    private static readonly RuleDescriptor Descriptor = new()
    {
        Code = "tcp.timeout",
        Severity = Severity.Error,
        Kind = ClaimKind.Cause,
        Stage = Stage.Connect,
        Blame = Blame.Firewall,
        Title = "Connections to {host} are silently dropped",
        Detail = "Nothing came back from {address} on TCP port {port} for {endpoints}. A firewall on the way drops the packets, or this machine must go through a proxy and none is set." + RouteControl.ThroughWording + SiblingControl.Wording,
        Action = "Allow TCP port {port} from this server[source:  ({source})] to {allow} (now {address}) on the firewall" + RouteControl.ThroughAction + ".",
        MarsErrors = ["100050", "34513"],
    };

    protected override bool IsMine(FailureKind kind) => kind is FailureKind.Timeout;
}
