using MarsNetCheck.Diagnosis;
using MarsNetCheck.Facts;

namespace MarsNetCheck.Rules;

/// <summary>The proxy cannot resolve the destination's name.</summary>
internal sealed class ProxyUpstreamDnsRule(Lazy<Recognition> recognition) : ProxyRefusalRule(Descriptor, ProxyRefusal.UpstreamDns, recognition)
{
    private static readonly RuleDescriptor Descriptor = new()
    {
        Code = "proxy.upstream-dns",
        Severity = Severity.Error,
        Kind = ClaimKind.Cause,
        Stage = Stage.Tunnel,
        Blame = Blame.Proxy,
        Title = "The proxy cannot resolve {host}",
        Detail = "{proxy} answered {status}[reason:  ({reason})] to {endpoints}: its own DNS has no address for the name." + RouteControl.StraightWording,
        Action = "Let the DNS servers of {proxy} resolve Microsoft's public names.",
        MarsErrors = ["100050", "34513"],
    };

    // A host that only stands for many of its kind may be gone. The control: the same proxy resolves other names.
    protected override Claim Complete(Claim claim, Case subject, Evidence evidence)
    {
        var resolvesOthers = evidence.Targets.SelectMany(t => t.Main).Any(t => t.Route.Proxy == subject.Proxy && t.Tunnel is { Opened: true });
        return subject.Endpoint.Sample && resolvesOthers ? claim with { Severity = Severity.Info } : claim;
    }
}
