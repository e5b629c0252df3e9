using System.Collections.Immutable;
using MarsNetCheck.Facts;
using MarsNetCheck.Registry;
using MarsNetCheck.Routes;

namespace MarsNetCheck.Proxies;

/// <summary>
/// Asks every source of proxy settings and decides which one wins: what the user names; where there is a Windows registry the agent's own setting, then the
/// SYSTEM account's; elsewhere environment variables, which MARS never reads.
/// </summary>
internal sealed class ProxyDiscovery
{
    private static readonly ImmutableArray<ProxySource> _windowsOnly =
        [ProxySource.Policy, ProxySource.SystemWinInet, ProxySource.Pac, ProxySource.Wpad, ProxySource.WinHttp, ProxySource.User];

    private readonly OptionProxy _option;
    private readonly MarsAgentSetting _agent;
    private readonly SystemSettings? _system;
    private readonly AccountRoutes? _script;
    private readonly EnvironmentProxy _environment;
    private readonly ImmutableArray<SettingsReading> _others;
    private readonly ImmutableArray<(ProxySource Source, AccountRoutes Routes)> _compared;

    /// <summary>Reads the sources; the agent and PAC scripts are asked when they are needed first.</summary>
    /// <param name="options">What the user says.</param>
    /// <param name="environmentVariable">Gives an environment variable, null if it is not set.</param>
    /// <param name="registry">The machine's registry; null if it has none. An export among the options stands in for it.</param>
    /// <param name="agent">Asks the machine's agent; null if there is none to ask.</param>
    /// <param name="pac">Finds and asks PAC scripts.</param>
    public ProxyDiscovery(NetCheckOptions options, Func<string, string?> environmentVariable, IRegistry? registry, IAgentQuery? agent, IPacResolver pac)
    {
        var source = options.ProxySettings ?? registry;
        _option = new OptionProxy(options);
        _agent = new MarsAgentSetting(options.AgentProxy, source, options.ProxySettings is null ? agent : null);
        _environment = new EnvironmentProxy(environmentVariable);
        _system = source is null ? null : new SystemSettings(source, pac, options.Pac?.Url);
        _script = source is null && options.Pac is { } script ? new AccountRoutes(new ProxyConfiguration { PacUrl = script.Url.AbsoluteUri }, ProxySource.Pac, account: null, pac) : null;
        _others = source is null ? [] : [WinHttp.Read(source), .. SignedInUsers.Read(source)];
        // Of several people one is enough to compare with.
        _compared = [.. _others.Where(o => o.Configuration is not null).DistinctBy(o => o.Fact.Source).Select(o => (o.Fact.Source, new AccountRoutes(o.Configuration!, o.Fact.Source, o.Fact.Account, pac)))];
    }

    /// <summary>What every source says, whether or not it wins.</summary>
    public ImmutableArray<ProxyFact> Facts => [_option.Fact, _agent.Fact, .. _system?.Facts ?? [.. _windowsOnly.Select(s => s == ProxySource.Pac && _script is not null ? _script.Pac : NotApplicable(s))], .. _others.Select(o => o.Fact), _environment.Fact];

    /// <summary>The routes to a URL: those of the first source that says something about it.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled; nothing else is thrown.</exception>
    public async Task<RouteChoice> ChooseAsync(Uri url, CancellationToken cancellationToken)
    {
        var choice = await _option.ChooseAsync(url, cancellationToken).ConfigureAwait(false)
            ?? await _agent.ChooseAsync(url, cancellationToken).ConfigureAwait(false)
            ?? await SystemOrEnvironmentAsync(url, cancellationToken).ConfigureAwait(false)
            ?? RouteChoice.Of(Route.Direct);
        return _option.Bypass(choice, url);
    }

    /// <summary>The routes that each source gives a URL by itself, and the direct one; sources that say nothing are left out.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled; nothing else is thrown.</exception>
    public async Task<ImmutableArray<(ProxySource Source, RouteChoice Choice)>> ChooseAllAsync(Uri url, CancellationToken cancellationToken)
    {
        var choices = ImmutableArray.CreateBuilder<(ProxySource, RouteChoice)>();
        Add(ProxySource.Option, await _option.ChooseAsync(url, cancellationToken).ConfigureAwait(false));
        Add(ProxySource.MarsAgent, await _agent.ChooseAsync(url, cancellationToken).ConfigureAwait(false));
        Add(_system?.Source ?? ProxySource.None, _system is null ? null : await _system.ChooseAsync(url, cancellationToken).ConfigureAwait(false));
        foreach (var (source, routes) in _compared)
            Add(source, await routes.ChooseAsync(url, cancellationToken).ConfigureAwait(false));
        if (_environment.Fact.State == ProxySettingState.Found)
            Add(ProxySource.Environment, await _environment.ChooseAsync(url, cancellationToken).ConfigureAwait(false) ?? RouteChoice.Of(Route.Direct));
        Add(ProxySource.None, RouteChoice.Of(Route.Direct));
        return choices.ToImmutable();

        void Add(ProxySource source, RouteChoice? choice)
        {
            if (choice is not null)
                choices.Add((source, choice));
        }
    }

    /// <summary>The route through the proxy that a source names in plain words for a URL, whether or not it wins; null if it names none. No script is asked, nothing is detected.</summary>
    public Route? Named(ProxySource source, Uri url) => source switch
    {
        ProxySource.MarsAgent => _agent.Named,
        ProxySource.Policy or ProxySource.SystemWinInet => _system?.Source == source ? _system.Named(url) : null,
        ProxySource.WinHttp or ProxySource.User => _compared.Where(c => c.Source == source).Select(c => c.Routes.Named(url)).FirstOrDefault(),
        ProxySource.Environment => _environment.Named(url),
        _ => null,
    };

    // On Windows environment variables never win, not even where nothing else says anything.
    private async Task<RouteChoice?> SystemOrEnvironmentAsync(Uri url, CancellationToken cancellationToken)
    {
        if (_system is not null)
            return await _system.ChooseAsync(url, cancellationToken).ConfigureAwait(false);
        var scripted = _script is null ? null : await _script.ChooseAsync(url, cancellationToken).ConfigureAwait(false);
        // A script that gives no answer is passed over, as the settings are in which it stands.
        return scripted is { First.Source: ProxySource.Pac } ? scripted : await _environment.ChooseAsync(url, cancellationToken).ConfigureAwait(false);
    }

    private static ProxyFact NotApplicable(ProxySource source) => new() { Source = source, State = ProxySettingState.NotApplicable };
}
