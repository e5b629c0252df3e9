using MarsNetCheck.Diagnosis;
using MarsNetCheck.Facts;

namespace MarsNetCheck.Rules;

/// <summary>The settings name a proxy of a kind that MARS cannot use. Whether it works is measured all the same: it tells a wrong kind from a wrong address.</summary>
internal sealed class SettingsUnsupportedProxyRule() : RouteRule(Descriptor)
{
    private static readonly RuleDescriptor Descriptor = new()
    {
        Code = "settings.unsupported-proxy",
        Severity = Severity.Error,
        Kind = ClaimKind.Cause,
        Stage = Stage.Tunnel,
        Blame = Blame.Configuration,
        Title = "MARS cannot use a SOCKS proxy",
        Detail = "The route to {endpoints} is {proxy}. MARS speaks to HTTP proxies alone.[works:  The proxy itself works for what can speak SOCKS.][failure:  Nor does it work: {failure}.][fallback:  MARS goes on to {fallback}, which the setting names next.]",
        Action = "Set an HTTP proxy in place of {proxy} in the setting that the route comes from.",
        MarsErrors = ["100050", "34513"],
    };

    /// <summary>Also of endpoints that were not tried, only planned: what is wrong with the way is known without a try.</summary>
    public override IEnumerable<Claim> Judge(Evidence evidence) => base.Judge(evidence).Concat(
        from target in evidence.Targets
        where target.Traces.IsEmpty && target.Target.Route.Proxy is { IsSocks: true } && target.Target.Fallbacks.IsEmpty
        let proxy = target.Target.Route.Proxy!.ToString()
        select new Claim
        {
            Rule = Descriptor,
            Endpoint = target.Endpoint.Id,
            Key = proxy,
            Arguments = Words.Of(("proxy", proxy)),
            Evidence = Exhibit.Of(("proxy", proxy), ("source", Exhibit.Word(target.Target.Route.Source))),
        });

    protected override Severity SeverityPassedOver => Severity.Info;

    protected override Claim? JudgeRoute(Case subject, Evidence evidence)
    {
        if (subject.Proxy is not { IsSocks: true } proxy)
            return null;
        var failure = subject.Trace.Failure is { } f ? Exhibit.Word(f.Kind) : null;
        return Claim(subject) with
        {
            Key = proxy.ToString(),
            Arguments = Words.Of(("proxy", proxy.ToString()), ("works", subject.Reached ? "yes" : null), ("failure", failure)),
            Evidence = Exhibit.Of(
                ("proxy", proxy.ToString()),
                ("source", Exhibit.Word(subject.Trace.Route.Source)),
                ("reached", subject.Reached),
                ("failure", failure),
                ("socksReply", subject.Trace.Tunnel?.SocksReply)),
        };
    }
}
