using MarsNetCheck.Diagnosis;
using MarsNetCheck.Facts;

namespace MarsNetCheck.Rules;

/// <summary>The settings name a proxy of a kind that MARS cannot use.</summary>
internal sealed class SettingsUnsupportedProxyRule() : CaseRule(Descriptor)
{
    private static readonly RuleDescriptor Descriptor = new()
    {
        Code = "settings.unsupported-proxy",
        Severity = Severity.Error,
        Kind = ClaimKind.Cause,
        Stage = Stage.Tunnel,
        Blame = Blame.Configuration,
        Title = "MARS cannot use a SOCKS proxy",
        Detail = "The way to {endpoints} is {proxy}. MARS speaks to HTTP proxies alone.",
        Action = "Set an HTTP proxy in place of {proxy} in the setting that the route comes from.",
        MarsErrors = ["100050", "34513"],
    };

    protected override Claim? Judge(Case subject, Evidence evidence)
    {
        if (subject.Proxy is not { } proxy || subject.Trace.Failure?.Kind != FailureKind.Unsupported)
            return null;
        return Claim(subject) with
        {
            Key = proxy.ToString(),
            Arguments = Words.Of(("proxy", proxy.ToString())),
            Evidence = Exhibit.Of(("proxy", proxy.ToString()), ("source", Exhibit.Word(subject.Trace.Route.Source))),
        };
    }
}
