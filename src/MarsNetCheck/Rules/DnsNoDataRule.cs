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
        Title = "DNS knows {host} but gives no address",
        Detail = "[resolvers: {resolvers} answered without an address for {endpoints}. ]A public endpoint has an IPv4 address; a filter or a local zone without that record answers like this.",
        Action = "Remove the filter or the local zone that answers for {host} without an address.",
        MarsErrors = ["100050", "34513"],
    };

    protected override bool IsMine(FailureKind kind) => kind is FailureKind.NoData;

    // A host that only stands for many of its kind may be gone: its siblings are the control, and they tell in the requirement.
    protected override Severity? SeverityFor(Case subject) => subject.Endpoint.Sample ? Severity.Info : null;
}
