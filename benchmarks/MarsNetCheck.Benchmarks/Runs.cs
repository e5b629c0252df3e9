using MarsNetCheck.Catalog;
using MarsNetCheck.Simulation;

namespace MarsNetCheck.Benchmarks;

/// <summary>Runs of the engine in the simulated network.</summary>
internal static class Runs
{
    /// <summary>The shipped catalog, public cloud.</summary>
    public static SelectedCatalog Catalog() => EndpointCatalog.LoadEmbedded().Select(new CatalogSelection());

    /// <summary>One run in a scenario, its network included.</summary>
    public static async Task<Report> RunAsync(SelectedCatalog catalog, string name)
    {
        var scenario = ScenarioBook.Find(name) ?? throw new ArgumentException("There is no such scenario.", nameof(name));
        await using var network = SimulatedNetwork.Start(catalog, scenario);
        return await new NetCheck(catalog, scenario.Configure(new NetCheckOptions(), network), network).RunAsync();
    }
}
