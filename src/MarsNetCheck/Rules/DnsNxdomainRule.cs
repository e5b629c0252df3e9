using MarsNetCheck.Diagnosis;
using MarsNetCheck.Facts;

namespace MarsNetCheck.Rules;

/// <summary>The name does not exist, says DNS.</summary>
internal sealed class DnsNxdomainRule() : DnsFailureRule(Descriptor)
{
    private static readonly RuleDescriptor Descriptor = new()
    {
        Code = "dns.nxdomain",
        Severity = Severity.Error,
        Kind = ClaimKind.Cause,
        Stage = Stage.Resolve,
        Blame = Blame.Dns,
        Title = "DNS says that {host} [one: does][many: do] not exist",
        Detail = "[resolvers: {resolvers} answered NXDOMAIN for {endpoints}. ][says: The server says itself: {says}. ][filter: Its filter, not the Internet, denies the name.][unfiltered: The names are Microsoft's public ones; a resolver that denies them filters, or does not forward to the Internet.]" + OtherResolverControl.Wording,
        Action = "[filter: Exempt {allow} from the filter of {servers}][unfiltered: Let {servers} resolve {allow}, by forwarding to the Internet or by an exception in their filter].",
        MarsErrors = ["100050", "34513"],
    };

    protected override bool IsMine(FailureKind kind) => kind is FailureKind.NameNotFound;

    // A host that only stands for many of its kind may be gone: its siblings are the control, and they tell in the requirement.
    protected override Severity? SeverityFor(Case subject, Evidence evidence) => MayBeGone(subject, evidence) ? Severity.Info : null;
}
