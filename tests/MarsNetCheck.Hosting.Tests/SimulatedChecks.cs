using MarsNetCheck.Catalog;
using MarsNetCheck.Hosting.Runs;
using MarsNetCheck.Networks;
using MarsNetCheck.Simulation;
using MarsNetCheck.Telemetry;

namespace MarsNetCheck.Hosting.Tests;

/// <summary>Runs of a simulated network in place of this machine's.</summary>
internal sealed class SimulatedChecks : ICheckFactory, IAsyncDisposable
{
    private readonly Scenario _scenario;
    private readonly SimulatedNetwork _network;

    public SimulatedChecks(string scenario, params string[] only)
    {
        Catalog = EndpointCatalog.LoadEmbedded().Select(new CatalogSelection { Only = [.. only] });
        _scenario = ScenarioBook.Find(scenario)!;
        _network = SimulatedNetwork.Start(Catalog, _scenario);
    }

    public SelectedCatalog Catalog { get; }

    /// <summary>What stands before the simulated network; null for nothing.</summary>
    public Func<INetwork, INetwork>? Before { get; init; }

    /// <summary>The longest that a stage may take; null for the default.</summary>
    public TimeSpan? StageTimeout { get; init; }

    /// <summary>What is otherwise than the scenario has it; null for nothing.</summary>
    public Func<NetCheckOptions, NetCheckOptions>? Otherwise { get; init; }

    /// <summary>Where runs tell their log and metrics; null for nowhere.</summary>
    public CheckTelemetry? Telemetry { get; init; }

    public NetCheck Create(SelectedCatalog catalog) => new(catalog, Options(), Before?.Invoke(_network) ?? _network, telemetry: Telemetry);

    private NetCheckOptions Options()
    {
        var options = _scenario.Configure(StageTimeout is { } longest ? new NetCheckOptions { StageTimeout = longest } : new NetCheckOptions(), _network);
        return Otherwise?.Invoke(options) ?? options;
    }

    public ValueTask DisposeAsync() => _network.DisposeAsync();
}
