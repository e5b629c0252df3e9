using System.Collections.Immutable;
using MarsNetCheck.Facts;
using MarsNetCheck.Registry;
using MarsNetCheck.Routes;

namespace MarsNetCheck.Proxies;

/// <summary>The proxy of the MARS agent's own setting, as the user names it or as the agent of this machine tells. It has no bypass list.</summary>
/// <param name="named">What the user says of it; null to find it out.</param>
/// <param name="registry">Tells whether the agent is installed; null where there is no registry.</param>
/// <param name="query">Asks the agent; null if there is none to ask, as with another machine's export.</param>
internal sealed class MarsAgentSetting(AgentProxy? named, IRegistry? registry, IAgentQuery? query) : IProxySetting
{
    private const string InstalledName = "agent";

    private readonly Lock _lock = new();
    private Task? _asked;
    private volatile ProxyFact _fact = First(named, registry);
    private volatile AgentProxy? _proxy = named;

    /// <inheritdoc/>
    public ProxyFact Fact => _fact;

    /// <summary>The route through the agent's proxy, as far as it is known; null if there is none.</summary>
    public Route? Named => _proxy?.Server is { } server ? Route.Through(server, ProxySource.MarsAgent) : null;

    /// <inheritdoc/>
    public async Task<RouteChoice?> ChooseAsync(Uri url, CancellationToken cancellationToken)
    {
        Task asked;
        lock (_lock)
            asked = _asked ??= FindOutAsync(cancellationToken);
        await asked.ConfigureAwait(false);
        return _proxy?.Server is { } server ? RouteChoice.Of(Route.Through(server, ProxySource.MarsAgent)) : null;
    }

    private async Task FindOutAsync(CancellationToken cancellationToken)
    {
        if (_proxy is not null || query is null || _fact.State != ProxySettingState.Unknown)
            return;
        if (await query.AskAsync(cancellationToken).ConfigureAwait(false) is { } told)
            (_proxy, _fact) = (told, Of(told));
    }

    private static ProxyFact First(AgentProxy? named, IRegistry? registry)
    {
        if (named is not null)
            return Of(named);
        if (registry is null)
            return Stated(ProxySettingState.NotApplicable);
        // An export of proxy settings does not show whether the agent is installed.
        if (registry is RegistryExport || registry.Read(WindowsKeys.Agent).State != RegistryKeyState.Absent)
            return Stated(ProxySettingState.Unknown);
        return Stated(ProxySettingState.Absent) with { Settings = Noted(InstalledName, "not installed") };
    }

    private static ProxyFact Of(AgentProxy proxy)
    {
        if (proxy.Server is null)
            return Stated(ProxySettingState.Absent) with { Settings = Noted(FlatSettings.ServerName, "none") };
        var settings = Noted(FlatSettings.ServerName, proxy.Server.ToString());
        return Stated(ProxySettingState.Found) with { Settings = proxy.HasUser ? settings.SetItem("ProxyUsername", "given") : settings };
    }

    private static ProxyFact Stated(ProxySettingState state) => new() { Source = ProxySource.MarsAgent, State = state };

    private static ImmutableSortedDictionary<string, string> Noted(string name, string text) =>
        ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal).SetItem(name, text);
}
