using MarsNetCheck.Diagnosis;
using MarsNetCheck.Facts;

namespace MarsNetCheck.Rules;

/// <summary>A router says that the host or its network cannot be reached.</summary>
internal sealed class TcpUnreachableRule() : TcpFailureRule(Descriptor)
{
    private static readonly RuleDescriptor Descriptor = new()
    {
        Code = "tcp.unreachable",
        Severity = Severity.Error,
        Kind = ClaimKind.Cause,
        Stage = Stage.Connect,
        Blame = Blame.Firewall,
        Title = "[all: There is no route to {host}][some: There is no route to some addresses of {host}]",
        Detail = "[asker: The router {router} answered ({icmp}) that it cannot reach {address}. ][local: This machine itself found no neighbour on the way to {address}: its gateway does not answer. ]Routing to {endpoints} on TCP port[portMany: s] {port} ends before the destination." + OtherAddresses + RouteControl.ThroughWording + SiblingControl.Wording,
        Action = "[asker: Repair the route to {address} on the router {router}, or open the way to {allow} there][noAsker: Give this server a working gateway and a route to the addresses of {allow}] (TCP {port})" + RouteControl.ThroughAction + ".",
        MarsErrors = ["100050", "34513"],
    };

    protected override bool IsMine(FailureKind kind) => kind is FailureKind.Unreachable or FailureKind.NoRoute;

    // Nothing was sent where this machine itself has no route.
    protected override Blame? BlameFor(Failure failure) => failure.Kind == FailureKind.NoRoute ? Blame.Local : null;
}
