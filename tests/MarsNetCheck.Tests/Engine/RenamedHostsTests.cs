using MarsNetCheck.Catalog;
using MarsNetCheck.Diagnosis;
using MarsNetCheck.Simulation;

namespace MarsNetCheck.Tests.Engine;

/// <summary>No rule may know a host by its name: in a world where every host is called otherwise the same is found.</summary>
[Collection(nameof(WholeRuns))]
public sealed class RenamedHostsTests
{
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(1);

    public static TheoryData<string> Names => [.. ScenarioBook.All.Select(s => s.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Other_host_names_change_no_finding(string name)
    {
        var scenario = ScenarioBook.Find(name)!;
        var catalog = Renamed(Catalogs.Shipped());
        await using var network = SimulatedNetwork.Start(catalog, scenario);
        var options = scenario.Configure(new NetCheckOptions { StageTimeout = _patience + scenario.SlowestAnswer }, network);
        var report = await new NetCheck(catalog, options, network).RunAsync(TestContext.Current.CancellationToken);
        var grave = report.AllFindings.Where(f => f.Severity > Severity.Info).Select(f => f.Code).ToList();
        var mild = report.AllFindings.Select(f => f.Code).Where(c => scenario.ExpectedCodes.Contains(c) && !grave.Contains(c)).Distinct(StringComparer.Ordinal);
        Assert.Equal(scenario.ExpectedFindings.Order(StringComparer.Ordinal), grave.Concat(mild).Order(StringComparer.Ordinal));
        Assert.Equal(scenario.ExpectedVerdict, report.Verdict);
        await network.DisposeAsync();
        Assert.Equal(0, network.Activity);
    }

    private static SelectedCatalog Renamed(SelectedCatalog catalog)
    {
        var hosts = catalog.Endpoints.Select(e => e.Host).Distinct(StringComparer.Ordinal).ToList();
        return catalog with { Endpoints = [.. catalog.Endpoints.Select(e => e with { Url = new UriBuilder(e.Url) { Host = $"h{hosts.IndexOf(e.Host)}.service.example.org" }.Uri })] };
    }
}
