using MarsNetCheck.Diagnosis;
using MarsNetCheck.Facts;

namespace MarsNetCheck.Rules;

/// <summary>No DNS server answered.</summary>
internal sealed class DnsTimeoutRule() : DnsFailureRule(Descriptor)
{
    private static readonly RuleDescriptor Descriptor = new()
    {
        Code = "dns.timeout",
        Severity = Severity.Error,
        Kind = ClaimKind.Cause,
        Stage = Stage.Resolve,
        Blame = Blame.Dns,
        Title = "No DNS server answers for {host}",
        Detail = "[resolvers: {resolvers} gave no answer for {endpoints}. ]The server is down, or a firewall drops UDP and TCP port 53 on the way to it.",
        Action = "Repair the DNS servers or open UDP and TCP port 53 to them from this machine.",
        MarsErrors = ["100050", "34513"],
    };

    protected override bool IsMine(FailureKind kind) => kind is FailureKind.Timeout or FailureKind.Refused or FailureKind.Unreachable or FailureKind.Prohibited
        or FailureKind.LocalDenied or FailureKind.NoRoute or FailureKind.Reset or FailureKind.Closed or FailureKind.ProtocolError;
}
