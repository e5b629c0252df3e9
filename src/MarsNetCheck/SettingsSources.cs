using System.Runtime.Versioning;
using MarsNetCheck.Facts;
using MarsNetCheck.Networks;
using MarsNetCheck.Pac;
using MarsNetCheck.Proxies;
using MarsNetCheck.Registry;
using MarsNetCheck.Stages;

namespace MarsNetCheck;

/// <summary>The sources of proxy settings of a run: this machine's own, or what the options put in their place.</summary>
internal sealed class SettingsSources : IDisposable
{
    /// <summary>How long the MARS agent may take to tell its setting; Windows PowerShell alone takes seconds to start.</summary>
    private static readonly TimeSpan _agentPatience = TimeSpan.FromSeconds(10);

    private readonly NetCheckOptions _options;
    private readonly INetwork _network;
    private readonly PacScripts _scripts;

    /// <summary>Puts the sources together.</summary>
    /// <param name="options">The run's options.</param>
    /// <param name="network">The way out, by which scripts are fetched.</param>
    /// <param name="machine">The machine, whose domains detection asks for.</param>
    /// <param name="lookups">Looks up the names that scripts ask for.</param>
    public SettingsSources(NetCheckOptions options, INetwork network, MachineFact machine, HostLookups lookups)
    {
        _options = options;
        _network = network;
        _scripts = ScriptsOf(new PacNetwork(network, lookups, options.StageTimeout), machine);
        Discovery = Discover();
    }

    /// <summary>Asks the sources in the order in which they win.</summary>
    public ProxyDiscovery Discovery { get; }

    /// <inheritdoc/>
    public void Dispose() => _scripts.Dispose();

    private ProxyDiscovery Discover()
    {
        var variable = _options.EnvironmentVariable ?? Environment.GetEnvironmentVariable;
        return OperatingSystem.IsWindows() && _network.IsThisMachine
            ? new ProxyDiscovery(_options, variable, new LiveRegistry(), AgentQuery(), _scripts)
            : new ProxyDiscovery(_options, variable, registry: null, agent: null, _scripts);
    }

    [SupportedOSPlatform("windows")]
    private IAgentQuery AgentQuery()
    {
        var query = new PowerShellAgentQuery(_agentPatience);
        return _options.AgentMemory is { } memory ? new RememberedAgentQuery(query, memory, _options.AgentAnswerAge) : query;
    }

    private PacScripts ScriptsOf(PacNetwork network, MachineFact machine)
    {
        var fetcher = new PacFetcher(network.DialAsync, FailureClassifier.Classify, _network.Time) { Limits = PacFetchLimits.Default with { Time = _options.StageTimeout * 2 } };
        var detection = new ProxyDetection(AskDhcpAsync, network, fetcher.FetchAsync, _network.Time) { Limit = _options.StageTimeout * 2 };
        var scripts = new PacScripts(fetcher, detection, network, machine, _network.Time);
        if (_options.Pac is { Text: { } text } given)
            scripts.Provide(given.Url, text);
        return scripts;
    }

    // An export is of another machine: what this machine's DHCP says is not about it.
    private Task<string?> AskDhcpAsync(CancellationToken cancellationToken) =>
        OperatingSystem.IsWindows() && _network.IsThisMachine && _options.ProxySettings is null ? WindowsDhcp.AskAsync(cancellationToken) : Task.FromResult<string?>(null);
}
