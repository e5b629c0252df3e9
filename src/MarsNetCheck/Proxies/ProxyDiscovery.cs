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
    private readonly EnvironmentProxy _environment;
    private readonly ImmutableArray<ProxyFact> _others;

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
        _system = source is null ? null : new SystemSettings(source, pac);
        _others = source is null ? [] : [WinHttp.Read(source), .. SignedInUsers.Read(source)];
    }

    /// <summary>What every source says, whether or not it wins.</summary>
    public ImmutableArray<ProxyFact> Facts => [_option.Fact, _agent.Fact, .. _system?.Facts ?? [.. _windowsOnly.Select(NotApplicable)], .. _others, _environment.Fact];

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

    // On Windows environment variables never win, not even where nothing else says anything.
    private Task<RouteChoice?> SystemOrEnvironmentAsync(Uri url, CancellationToken cancellationToken) =>
        _system is null ? _environment.ChooseAsync(url, cancellationToken) : _system.ChooseAsync(url, cancellationToken);

    private static ProxyFact NotApplicable(ProxySource source) => new() { Source = source, State = ProxySettingState.NotApplicable };
}
