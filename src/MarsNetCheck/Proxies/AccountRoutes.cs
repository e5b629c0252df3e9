using System.Collections.Immutable;
using MarsNetCheck.Facts;
using MarsNetCheck.Routes;

namespace MarsNetCheck.Proxies;

/// <summary>The ways that a configuration gives: by detection, then by the PAC script, then by the proxies, then direct, each when the one before gives nothing.</summary>
internal sealed class AccountRoutes
{
    private readonly ProxyConfiguration _configuration;
    private readonly ProxySource _source;
    private readonly AutomaticProxy _automatic;
    private readonly ManualProxy _manual;

    /// <summary>Prepares the ways; no script is fetched before the first question.</summary>
    public AccountRoutes(ProxyConfiguration configuration, ProxySource source, string? account, IPacResolver pac)
    {
        _configuration = configuration;
        _source = source;
        _automatic = new AutomaticProxy(configuration, pac, account);
        _manual = new ManualProxy(configuration);
    }

    /// <summary>What is wrong with the proxies.</summary>
    public ImmutableArray<SettingProblem> Problems => _manual.Problems;

    /// <summary>What is known of the PAC script.</summary>
    public ProxyFact Pac => _automatic.Pac;

    /// <summary>What is known of detection.</summary>
    public ProxyFact Wpad => _automatic.Wpad;

    private string Setting => _source switch
    {
        ProxySource.Policy => "ProxyServer of the machine's copy",
        ProxySource.SystemWinInet => "ProxyServer of the SYSTEM account",
        _ => FlatSettings.ServerName,
    };

    /// <summary>The route through the proxy that stands in plain words for a URL; null if none does. No script is asked.</summary>
    public Route? Named(Uri url) => _configuration.ProxyServer is not null && Manual(url, []) is { Kind: RouteKind.Proxy } route ? route : null;

    /// <summary>The routes to a URL; null if nothing is on.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled; nothing else is thrown.</exception>
    public async Task<RouteChoice?> ChooseAsync(Uri url, CancellationToken cancellationToken)
    {
        if (_configuration.IsEmpty)
            return null;
        var (choice, passed) = await _automatic.ChooseAsync(url, cancellationToken).ConfigureAwait(false);
        return choice ?? RouteChoice.Of(Manual(url, passed));
    }

    private Route Manual(Uri url, ImmutableArray<string> passed)
    {
        if (_configuration.ProxyServer is null)
            return Route.Direct with { Because = Told(passed, "no other setting stands in") };
        if (_manual.Bypassing(url) is { } entry)
            return Route.DirectBy(_source, Told(passed, $"bypass entry \"{Scrubbed.Text(entry)}\""));
        if (_manual.For(url) is { } proxy)
            return Route.Through(proxy, _source, passed.IsEmpty ? null : Told(passed, Setting + " stands in"));
        return Route.DirectBy(_source, Told(passed, Setting + " names no proxy for this address"));
    }

    private static string Told(ImmutableArray<string> passed, string last) => string.Join("; ", passed.Add(last));
}
