using MarsNetCheck.Diagnosis;
using MarsNetCheck.Facts;

namespace MarsNetCheck.Rules;

/// <summary>A filter says that the connection is prohibited.</summary>
internal sealed class TcpProhibitedRule() : TcpFailureRule(Descriptor)
{
    private static readonly RuleDescriptor Descriptor = new()
    {
        Code = "tcp.prohibited",
        Severity = Severity.Error,
        Kind = ClaimKind.Cause,
        Stage = Stage.Connect,
        Blame = Blame.Firewall,
        Title = "A filter prohibits connections to [some: some addresses of ]{host}",
        Detail = "[sender: {sender} answered with {icmp}, which says so. ][local: The filter is this machine's own (Windows Firewall or other security software). ]TCP port[portMany: s] {port} to {address} is forbidden by a rule, for {endpoints}." + OtherAddresses + RouteControl.ThroughWording + SiblingControl.Wording,
        Action = "Allow outgoing TCP port[portMany: s] {port} from this server[source:  ({source})] to {allow} (now {address}) in [local: the firewall of this machine][far: the firewall][asker:  ({asker})]" + RouteControl.ThroughAction + ".",
        MarsErrors = ["100050", "34513"],
    };

    protected override bool IsMine(FailureKind kind) => kind is FailureKind.Prohibited or FailureKind.LocalDenied;

    // Only this machine's own filter makes the system itself say no.
    protected override Blame? BlameFor(Failure failure) => failure.Kind == FailureKind.LocalDenied ? Blame.Local : null;
}
