using MarsNetCheck.Diagnosis;
using MarsNetCheck.Facts;

namespace MarsNetCheck.Rules;

/// <summary>The DNS server answered REFUSED.</summary>
internal sealed class DnsRefusedRule() : DnsFailureRule(Descriptor)
{
    private static readonly RuleDescriptor Descriptor = new()
    {
        Code = "dns.refused",
        Severity = Severity.Error,
        Kind = ClaimKind.Cause,
        Stage = Stage.Resolve,
        Blame = Blame.Dns,
        Title = "The DNS server refuses to answer for {host}",
        Detail = "[resolvers: {resolvers} answered REFUSED for {endpoints}. ][says: The server says itself: {says}. ][filter: Its filter refuses the name.][unfiltered: By policy it does not serve this machine or this name.]" + OtherResolverControl.Wording,
        Action = "[filter: Exempt {allow} from the filter of {servers}][unfiltered: Allow this machine to ask {servers} recursively, or configure servers that serve it].",
        MarsErrors = ["100050", "34513"],
    };

    protected override bool IsMine(FailureKind kind) => kind is FailureKind.QueryRefused;
}
