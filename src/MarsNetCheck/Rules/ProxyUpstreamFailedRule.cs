using System.Collections.Immutable;
using MarsNetCheck.Diagnosis;
using MarsNetCheck.Facts;

namespace MarsNetCheck.Rules;

/// <summary>The proxy cannot reach the destination.</summary>
internal sealed class ProxyUpstreamFailedRule(Lazy<Recognition> recognition) : ProxyRefusalRule(Descriptor, ProxyRefusal.UpstreamFailed, recognition)
{
    private static readonly RuleDescriptor Descriptor = new()
    {
        Code = "proxy.upstream-failed",
        Severity = Severity.Error,
        Kind = ClaimKind.Cause,
        Stage = Stage.Tunnel,
        Blame = Blame.Proxy,
        Title = "The proxy cannot reach {host}",
        Detail = "{proxy} answered {status}[reason:  ({reason})] to {endpoints}: it could not connect onward." + RouteControl.StraightWording,
        Action = "Repair the way of {proxy} to {allow}: its parent proxy, its route[lost: , its DNS servers] or the firewall beyond it.",
        MarsErrors = ["100050", "34513"],
    };

    // Squid 5.7 says the same of a parent that is down and of DNS servers that are silent about every name.
    protected override ImmutableSortedDictionary<string, string> Arguments(Case subject, Evidence evidence) =>
        Words.Of(("lost", ProxyAnswers.AnswerOf(subject)?.Value("X-Squid-Error")?.StartsWith("ERR_CANNOT_FORWARD", StringComparison.Ordinal) == true ? "" : null));
}
