using MarsNetCheck.Diagnosis;
using MarsNetCheck.Facts;

namespace MarsNetCheck.Rules;

/// <summary>The name exists and has no address, says DNS.</summary>
internal sealed class DnsNoDataRule() : DnsFailureRule(Descriptor)
{
    private static readonly RuleDescriptor Descriptor = new()
    {
        Code = "dns.no-data",
        Severity = Severity.Error,
        Kind = ClaimKind.Cause,
        Stage = Stage.Resolve,
        Blame = Blame.Dns,
        Title = "[public: DNS knows {host} but gives no address][filter: A DNS filter withholds the address of {host}][six: {host} has no IPv6 address]",
        Detail = "[resolvers: {resolvers} answered without an address for {endpoints}. ][says: The server says itself: {says}. ][circle: Its aliases lead in a circle. ][filter: Its filter withholds the address.][public: A public endpoint has an IPv4 address; a filter or a local zone without that record answers like this.][six: Only IPv6 addresses were asked for, and not every public endpoint has one.]" + OtherResolverControl.Wording,
        Action = "[public: Remove the filter or the local zone on {servers} that answers for {host} without an address][filter: Exempt {allow} from the filter of {servers}][six: Repeat the check over IPv4].",
        MarsErrors = ["100050", "34513"],
    };

    protected override bool IsMine(FailureKind kind) => kind is FailureKind.NoData;

    // A host that only stands for many of its kind may be gone: its siblings are the control, and they tell in the requirement.
    protected override Severity? SeverityFor(Case subject, Evidence evidence) => MayBeGone(subject, evidence) || AskedForSixOnly(subject) ? Severity.Info : null;

    protected override Blame? BlameFor(Case subject) => AskedForSixOnly(subject) ? Blame.Local : null;
}
