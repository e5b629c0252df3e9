using MarsNetCheck.Diagnosis;
using MarsNetCheck.Facts;

namespace MarsNetCheck.Rules;

/// <summary>The destination is silent to the proxy.</summary>
internal sealed class ProxyUpstreamTimeoutRule(Lazy<Recognition> recognition) : ProxyRefusalRule(Descriptor, ProxyRefusal.UpstreamTimeout, recognition)
{
    private static readonly RuleDescriptor Descriptor = new()
    {
        Code = "proxy.upstream-timeout",
        Severity = Severity.Error,
        Kind = ClaimKind.Cause,
        Stage = Stage.Tunnel,
        Blame = Blame.Proxy,
        Title = "The proxy gets no answer from {host}",
        Detail = "{proxy} answered {status}[reason:  ({reason})] to {endpoints}: the destination is silent to it, so something beyond the proxy drops its packets." + RouteControl.StraightWording,
        Action = "Open TCP port {targetPort} from {proxy} to {allow} on the firewall beyond the proxy.",
        MarsErrors = ["100050", "34513"],
    };
}
