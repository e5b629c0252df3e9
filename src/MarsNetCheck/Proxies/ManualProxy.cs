using System.Collections.Immutable;
using MarsNetCheck.Facts;
using MarsNetCheck.Routes;

namespace MarsNetCheck.Proxies;

/// <summary>The proxies of <c>ProxyServer</c> and what <c>ProxyOverride</c> sends past them.</summary>
internal sealed class ManualProxy
{
    private readonly ProxyList _proxies;
    private readonly BypassList _bypass;

    /// <summary>Reads the texts of a configuration.</summary>
    public ManualProxy(ProxyConfiguration configuration)
    {
        _proxies = ProxyList.Parse(configuration.ProxyServer);
        _bypass = BypassList.Parse(configuration.ProxyOverride);
        Problems = [.. SettingProblems.Of(FlatSettings.ServerName, _proxies), .. SettingProblems.Of(FlatSettings.OverrideName, _bypass).Select(Shown)];
    }

    /// <summary>What is wrong with the texts.</summary>
    public ImmutableArray<SettingProblem> Problems { get; }

    /// <summary>The proxy for a URL; null if it goes without.</summary>
    public ProxyServer? For(Uri url) => _proxies.For(url);

    /// <summary>The entry that lets a URL go direct; null if none does.</summary>
    public string? Bypassing(Uri url) => _bypass.Match(url);

    private static SettingProblem Shown(SettingProblem problem) => problem with { Detail = Scrubbed.Text(problem.Detail) };
}
