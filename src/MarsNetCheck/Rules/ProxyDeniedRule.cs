using MarsNetCheck.Diagnosis;
using MarsNetCheck.Facts;

namespace MarsNetCheck.Rules;

/// <summary>The proxy's policy refuses the destination.</summary>
internal sealed class ProxyDeniedRule(Lazy<Recognition> recognition) : ProxyRefusalRule(Descriptor, ProxyRefusal.Denied, recognition)
{
    private static readonly RuleDescriptor Descriptor = new()
    {
        Code = "proxy.denied",
        Severity = Severity.Error,
        Kind = ClaimKind.Cause,
        Stage = Stage.Tunnel,
        Blame = Blame.Proxy,
        Title = "The proxy refuses {host}",
        Detail = "{proxy} answered {status}[reason:  ({reason})][vendor:  with the block page of {vendor}] to {endpoints}: its policy does not allow the destination." + RouteControl.StraightWording,
        Action = "Allow {allow} for this server in the policy of {proxy}.",
        MarsErrors = ["100050", "34513"],
    };
}
