using MarsNetCheck.Catalog;
using MarsNetCheck.Diagnosis;
using MarsNetCheck.Reports;
using MarsNetCheck.Simulation;

namespace MarsNetCheck.Tests.Engine;

/// <summary>Whole runs by an edition of the list that is not the default.</summary>
[Collection(nameof(WholeRuns))]
public sealed class EditionTests
{
    [Theory]
    [InlineData("m365-56-59", 10)]
    [InlineData("2025-09", 10)]
    [InlineData("2025-09-private-endpoint", 11)]
    public async Task In_a_healthy_network_every_host_is_reached_and_what_is_not_probed_has_its_reason_in_the_report(string profile, int notProbed)
    {
        var catalog = EndpointCatalog.LoadEmbedded().Select(new CatalogSelection { Profile = profile, Region = "westeurope" });
        var scenario = ScenarioBook.All[0];
        await using var network = SimulatedNetwork.Start(catalog, scenario);

        var report = await new NetCheck(catalog, scenario.Configure(new NetCheckOptions(), network), network).RunAsync(TestContext.Current.CancellationToken);

        // A busy machine may be slow to connect; what this is about is what is asked and how its answer is judged.
        Assert.DoesNotContain(report.AllFindings, f => f.Severity > Severity.Info && f.Code is not "path.slow");
        Assert.All(report.Judgement.Endpoints, e => Assert.True(DecidingTrace.Reached(e.Deciding), e.Target.Endpoint.Id));
        Assert.Equal(notProbed, report.Judgement.Requirements.Count(r => r.Verdict == EndpointVerdict.Skipped));
        Assert.All(report.Judgement.Requirements, r => Assert.Equal(r.Verdict == EndpointVerdict.Skipped, r.NotProbed is not null));
        Assert.Equal(report.Judgement.Requirements.Select(r => r.NotProbed), await WrittenAsync(report));
    }

    private static async Task<IEnumerable<string?>> WrittenAsync(Report report)
    {
        using var stream = new MemoryStream();
        await new JsonReportWriter().WriteAsync(report, stream, TestContext.Current.CancellationToken);
        using var json = System.Text.Json.JsonDocument.Parse(stream.ToArray());
        return [.. json.RootElement.GetProperty("requirements").EnumerateArray().Select(r => r.TryGetProperty("notProbed", out var why) ? why.GetString() : null)];
    }
}
