using MarsNetCheck.Diagnosis;
using MarsNetCheck.Facts;

namespace MarsNetCheck.Rules;

/// <summary>A web server, not a proxy, is at the proxy's address.</summary>
internal sealed class ProxyNotAProxyRule(Lazy<Recognition> recognition) : ProxyRefusalRule(Descriptor, ProxyRefusal.NotAProxy, recognition)
{
    private static readonly RuleDescriptor Descriptor = new()
    {
        Code = "proxy.not-a-proxy",
        Severity = Severity.Error,
        Kind = ClaimKind.Cause,
        Stage = Stage.Tunnel,
        Blame = Blame.Configuration,
        Title = "{proxy} is no proxy",
        Detail = "A web server answered {status} there and does not know CONNECT." + RouteControl.StraightWording,
        Action = "Correct the proxy's address and port, now {proxy}, in the setting that the route comes from.",
        MarsErrors = ["100050", "34513"],
    };
}
