using MarsNetCheck.Diagnosis;
using MarsNetCheck.Facts;

namespace MarsNetCheck.Rules;

/// <summary>The connection is refused with a reset.</summary>
internal sealed class TcpRefusedRule() : TcpFailureRule(Descriptor)
{
    private static readonly RuleDescriptor Descriptor = new()
    {
        Code = "tcp.refused",
        Severity = Severity.Error,
        Kind = ClaimKind.Cause,
        Stage = Stage.Connect,
        Blame = Blame.Firewall,
        Title = "[all: Connections to {host} are refused][some: Some addresses of {host} refuse connections]",
        Detail = "{address} answered with a reset on TCP port[portMany: s] {port} for {endpoints}.[all:  The service listens there, so a firewall on the way rejects the connection.]" + OtherAddresses + RouteControl.ThroughWording + SiblingControl.Wording,
        Action = "Allow TCP port[portMany: s] {port} from this server[source:  ({source})] to {allow} (now {address}) on the firewall that rejects it" + RouteControl.ThroughAction + ".",
        MarsErrors = ["100050", "34513"],
    };

    protected override bool IsMine(FailureKind kind) => kind is FailureKind.Refused or FailureKind.Reset;
}
