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
        Title = "[all: Connections to {host} are silently dropped][some: Some addresses of {host} do not answer]",
        Detail = "Nothing came back from {address} on TCP port[portMany: s] {port} for {endpoints}.[all:  A firewall on the way, or this machine's own, drops the packets, or this machine must go through a proxy and none is set.]" + OtherAddresses + RouteControl.ThroughWording + SiblingControl.Wording,
        Action = "Allow TCP port[portMany: s] {port} from this server[source:  ({source})] to {allow} (now {address}) on the firewall" + RouteControl.ThroughAction + ".",
        MarsErrors = ["100050", "34513"],
    };

    protected override bool IsMine(FailureKind kind) => kind is FailureKind.Timeout;
}
