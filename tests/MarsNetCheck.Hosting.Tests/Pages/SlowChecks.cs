using MarsNetCheck.Catalog;
using MarsNetCheck.Hosting.Runs;
using MarsNetCheck.Simulation;

namespace MarsNetCheck.Hosting.Tests.Pages;

/// <summary>Runs in which some endpoints answer at once and others not at all, until a stage's time is up.</summary>
internal sealed class SlowChecks : ICheckFactory, IAsyncDisposable
{
    private readonly Scenario _scenario = ScenarioBook.Find("tls-timeout")!;
    private readonly SimulatedNetwork _network;

    public SlowChecks() => _network = SimulatedNetwork.Start(Catalog, _scenario);

    public SelectedCatalog Catalog { get; } = EndpointCatalog.LoadEmbedded().Select(new CatalogSelection());

    public NetCheck Create(SelectedCatalog catalog) => new(catalog, _scenario.Configure(new NetCheckOptions { StageTimeout = TimeSpan.FromSeconds(4) }, _network), _network);

    public ValueTask DisposeAsync() => _network.DisposeAsync();
}
