using MarsNetCheck.Catalog;
using MarsNetCheck.Hosting.Runs;
using MarsNetCheck.Settings;
using MarsNetCheck.Simulation;
using MarsNetCheck.Telemetry;

namespace MarsNetCheck.Cli.Serving;

/// <summary>Runs over a simulated network.</summary>
internal sealed class DemoChecks(CheckInput input, Scenario scenario, CheckTelemetry telemetry) : ICheckFactory, IAsyncDisposable
{
    private readonly SimulatedNetwork _network = SimulatedNetwork.Start(input.Catalog, scenario);

    /// <inheritdoc/>
    public SelectedCatalog Catalog => input.Catalog;

    /// <inheritdoc/>
    public string Notice => $"Simulated network, not this machine's: {scenario.Title} ({scenario.Name}).";

    /// <inheritdoc/>
    public NetCheck Create(SelectedCatalog catalog) => new(catalog, scenario.Configure(input.Options, _network), _network, telemetry: telemetry);

    public ValueTask DisposeAsync() => _network.DisposeAsync();
}
