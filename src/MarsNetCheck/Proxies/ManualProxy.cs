using System.Collections.Immutable;
using MarsNetCheck.Facts;
using MarsNetCheck.Routes;

namespace MarsNetCheck.Proxies;

/// <summary>The proxies of <c>ProxyServer</c> and what <c>ProxyOverride</c> sends past them.</summary>
internal sealed class ManualProxy
{
    private readonly ProxyServer? _server;
    private readonly BypassList _bypass;

    /// <summary>Reads the texts of a configuration.</summary>
    public ManualProxy(ProxyConfiguration configuration)
    {
        _server = ProxyServer.TryParse(configuration.ProxyServer, out var server) ? server : null;
        _bypass = BypassList.Parse(configuration.ProxyOverride);
        Problems = configuration.ProxyServer is { } text && _server is null
            ? [new SettingProblem(SettingProblemKind.InvalidProxy, FlatSettings.ServerName, Scrubbed.Text(text))]
            : [];
    }

    /// <summary>What is wrong with the texts.</summary>
    public ImmutableArray<SettingProblem> Problems { get; }

    /// <summary>The proxy for a URL; null if it goes without.</summary>
    public ProxyServer? For(Uri url) => _server;

    /// <summary>The entry that lets a URL go direct; null if none does.</summary>
    public string? Bypassing(Uri url) => _bypass.Match(url.IdnHost.Trim('[', ']'));
}
