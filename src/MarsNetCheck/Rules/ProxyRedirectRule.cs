using MarsNetCheck.Diagnosis;
using MarsNetCheck.Facts;

namespace MarsNetCheck.Rules;

/// <summary>The proxy answers CONNECT with a redirect.</summary>
internal sealed class ProxyRedirectRule(Lazy<Recognition> recognition) : ProxyRefusalRule(Descriptor, ProxyRefusal.Redirect, recognition)
{
    private static readonly RuleDescriptor Descriptor = new()
    {
        Code = "proxy.redirect",
        Severity = Severity.Error,
        Kind = ClaimKind.Cause,
        Stage = Stage.Tunnel,
        Blame = Blame.Proxy,
        Title = "The proxy sends {host} to another page",
        Detail = "{proxy} answered {status}[location:  with the address {location}] to {endpoints}: a page for logging in or for blocked sites, which no agent can follow." + RouteControl.StraightWording,
        Action = "Exempt this server from the sign-in or block page of {proxy}.",
        MarsErrors = ["100050", "34513"],
    };
}
