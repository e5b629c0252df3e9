using System.Text.Json;

namespace MarsNetCheck.Hosting.Tests.Metrics;

/// <summary>The dashboard that ships in docs, asked of a real Prometheus in Grafana's place.</summary>
[Collection<WatchedFleetCollection>]
public sealed class GrafanaDashboardTests(WatchedFleet fleet)
{
    [Fact]
    public async Task Every_expression_of_every_panel_gives_series_over_scraped_data()
    {
        using var dashboard = JsonDocument.Parse(await File.ReadAllTextAsync(Documents.Dashboard, TestContext.Current.CancellationToken));
        var asked = 0;
        foreach (var panel in Panels(dashboard))
        {
            foreach (var target in panel.GetProperty("targets").EnumerateArray())
            {
                var title = panel.GetProperty("title").GetString()!;
                var result = await fleet.Prometheus.QueryAsync(Filled(target.GetProperty("expr").GetString()!));
                Assert.True(result.Count > 0, $"{title}: no series");
                asked++;
            }
        }
        Assert.InRange(asked, 20, 100);
    }

    [Fact]
    public async Task The_first_panels_count_the_fleet_and_name_the_causes()
    {
        using var dashboard = JsonDocument.Parse(await File.ReadAllTextAsync(Documents.Dashboard, TestContext.Current.CancellationToken));

        var verdicts = await fleet.Prometheus.QueryAsync(ExpressionOf(dashboard, "Servers by verdict"));
        var causes = await fleet.Prometheus.QueryAsync(ExpressionOf(dashboard, "Servers that are not ready, and why"));
        var down = await fleet.Prometheus.QueryAsync(ExpressionOf(dashboard, "Services that cannot be scraped"));

        Assert.Equal((1, 2, 0), (verdicts["verdict=ready"], verdicts["verdict=blocked"], verdicts["verdict=degraded"]));
        Assert.Contains("blame=proxy,code=proxy.auth-required,instance=srv-2,severity=error,verdict=blocked", causes.Keys);
        Assert.DoesNotContain(causes.Keys, c => c.Contains("srv-1", StringComparison.Ordinal));
        Assert.Equal(0, down.Values.Single());
    }

    [Fact]
    public async Task Every_panel_takes_its_data_from_the_source_that_the_user_picks_and_has_a_place_of_its_own()
    {
        using var dashboard = JsonDocument.Parse(await File.ReadAllTextAsync(Documents.Dashboard, TestContext.Current.CancellationToken));
        var root = dashboard.RootElement;

        Assert.Equal(["datasource", "job", "instance"], root.GetProperty("templating").GetProperty("list").EnumerateArray().Select(v => v.GetProperty("name").GetString()));
        Assert.True(root.GetProperty("schemaVersion").GetInt32() >= 36);
        Assert.All(Panels(dashboard), p => Assert.All(p.GetProperty("targets").EnumerateArray(), t => Assert.Equal("${datasource}", t.GetProperty("datasource").GetProperty("uid").GetString())));
        var all = root.GetProperty("panels").EnumerateArray().ToList();
        Assert.Equal(all.Count, all.Select(p => p.GetProperty("id").GetInt32()).Distinct().Count());
        var cells = all.SelectMany(Cells).ToList();
        Assert.Equal(cells.Count, cells.Distinct().Count());
        Assert.All(cells, c => Assert.InRange(c.X, 0, 23));
    }

    private static IEnumerable<JsonElement> Panels(JsonDocument dashboard) =>
        dashboard.RootElement.GetProperty("panels").EnumerateArray().Where(p => p.GetProperty("type").GetString() is not "row");

    private static string ExpressionOf(JsonDocument dashboard, string title) =>
        Filled(Panels(dashboard).Single(p => p.GetProperty("title").GetString() == title).GetProperty("targets")[0].GetProperty("expr").GetString()!);

    private static string Filled(string expression) => expression.Replace("$__rate_interval", "1m", StringComparison.Ordinal)
        .Replace("$instance", ".*", StringComparison.Ordinal).Replace("$job", ".*", StringComparison.Ordinal);

    private static IEnumerable<(int X, int Y)> Cells(JsonElement panel)
    {
        var place = panel.GetProperty("gridPos");
        return from x in Enumerable.Range(place.GetProperty("x").GetInt32(), place.GetProperty("w").GetInt32())
               from y in Enumerable.Range(place.GetProperty("y").GetInt32(), place.GetProperty("h").GetInt32())
               select (x, y);
    }
}
