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
        Title = "There is no way to {host}",
        Detail = "[sender: The router {sender} answered that it cannot reach {address}. ]Routing to {endpoints} on TCP port {port} ends before the destination." + RouteControl.ThroughWording + SiblingControl.Wording,
        Action = "Give this server a route to {host}, or repair the one that ends on the way" + RouteControl.ThroughAction + ".",
        MarsErrors = ["100050", "34513"],
    };

    protected override bool IsMine(FailureKind kind) => kind is FailureKind.Unreachable or FailureKind.NoRoute;

    // Nothing was sent where this machine itself has no route.
    protected override Blame? BlameFor(Failure failure) => failure.Kind == FailureKind.NoRoute ? Blame.Local : null;
}
