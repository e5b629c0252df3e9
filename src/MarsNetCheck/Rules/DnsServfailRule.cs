using MarsNetCheck.Diagnosis;
using MarsNetCheck.Facts;

namespace MarsNetCheck.Rules;

/// <summary>The DNS server answered SERVFAIL.</summary>
internal sealed class DnsServfailRule() : DnsFailureRule(Descriptor)
{
    private static readonly RuleDescriptor Descriptor = new()
    {
        Code = "dns.servfail",
        Severity = Severity.Error,
        Kind = ClaimKind.Cause,
        Stage = Stage.Resolve,
        Blame = Blame.Dns,
        Title = "DNS fails for {host} with SERVFAIL",
        Detail = "[resolvers: {resolvers} answered SERVFAIL for {endpoints}. ][says: The server says itself: {says}. ][filter: Its filter, not the Internet, is the reason.][unfiltered: The server could not get an answer from those it asks, or could not verify it.]" + OtherResolverControl.Wording,
        Action = "[filter: Exempt {allow} from the filter of {servers}][unfiltered: Repair the forwarding (or the DNSSEC validation) of {servers} for {host}].",
        MarsErrors = ["100050", "34513"],
    };

    protected override bool IsMine(FailureKind kind) => kind is FailureKind.ServerFailure;
}
