using System.Collections.Immutable;
using MarsNetCheck.Facts;
using MarsNetCheck.Routes;

namespace MarsNetCheck.Proxies;

/// <summary>Asks every source of proxy settings and decides which one wins.</summary>
internal sealed class ProxyDiscovery
{
    private readonly OptionProxy _option;
    private readonly ImmutableArray<IProxySetting> _sources;

    /// <summary>Reads the sources in the order in which they win.</summary>
    public ProxyDiscovery(NetCheckOptions options, Func<string, string?> environmentVariable)
    {
        _option = new OptionProxy(options);
        _sources =
        [
            _option,
            new UnreadSetting(ProxySource.MarsAgent),
            new UnreadSetting(ProxySource.SystemWinInet),
            new EnvironmentProxy(environmentVariable),
        ];
    }

    /// <summary>What every source says, whether or not it wins.</summary>
    public ImmutableArray<ProxyFact> Facts => [.. _sources.Select(s => s.Fact)];

    /// <summary>The routes to a URL: those of the first source that says something about it. On Windows environment variables never win, since MARS never reads them.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled; nothing else is thrown.</exception>
    public async Task<RouteChoice> ChooseAsync(Uri url, CancellationToken cancellationToken)
    {
        foreach (var source in _sources.Where(MayWin))
        {
            if (await source.ChooseAsync(url, cancellationToken).ConfigureAwait(false) is { } choice)
                return _option.Bypass(choice, url);
        }
        return RouteChoice.Of(Route.Direct);
    }

    /// <summary>The routes that each source gives a URL by itself, and the direct one; sources that say nothing are left out.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled; nothing else is thrown.</exception>
    public async Task<ImmutableArray<(ProxySource Source, RouteChoice Choice)>> ChooseAllAsync(Uri url, CancellationToken cancellationToken)
    {
        var choices = ImmutableArray.CreateBuilder<(ProxySource, RouteChoice)>();
        foreach (var source in _sources.Where(s => s.Fact.State == ProxySettingState.Found))
            choices.Add((source.Fact.Source, await source.ChooseAsync(url, cancellationToken).ConfigureAwait(false) ?? RouteChoice.Of(Route.Direct)));
        choices.Add((ProxySource.None, RouteChoice.Of(Route.Direct)));
        return choices.ToImmutable();
    }

    private static bool MayWin(IProxySetting setting) =>
        setting.Fact.Source != ProxySource.Environment || !OperatingSystem.IsWindows();
}
