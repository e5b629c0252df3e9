using System.Globalization;

namespace MarsNetCheck.Hosting.Tests.Metrics;

/// <summary>What many servers cost a real Prometheus; docs/fleet.md quotes it. MARSNETCHECK_FLEET says how many, else a hundred.</summary>
[Collection<WatchedFleetCollection>]
public sealed class FleetCostTests(WatchedFleet fleet)
{
    private const int Default = 100;

    [Fact]
    public async Task One_Prometheus_takes_many_servers_without_losing_a_scrape()
    {
        var servers = int.TryParse(Environment.GetEnvironmentVariable("MARSNETCHECK_FLEET"), CultureInfo.InvariantCulture, out var given) ? given : Default;
        var names = Enumerable.Range(1, servers).Select(i => (fleet.Healthy, string.Create(CultureInfo.InvariantCulture, $"srv-{i:0000}"))).ToArray();
        await using var empty = await PrometheusServer.StartAsync("  []");
        await using var prometheus = await PrometheusServer.StartAsync($"{WatchedFleet.Job(names)}    scrape_interval: 5s\n    scrape_timeout: 5s\n");

        await prometheus.UntilAsync("count_over_time(up[1m]) >= 3", servers);

        Assert.Empty(await prometheus.QueryAsync("min_over_time(up[1m]) == 0"));
        var samples = await AskAsync(prometheus, "sum(scrape_samples_scraped)");
        var series = await AskAsync(prometheus, "count({job=\"marsnetcheck\"})");
        var slowest = await AskAsync(prometheus, "max(max_over_time(scrape_duration_seconds[1m]))");
        var memory = (prometheus.Memory() - empty.Memory()) / (double)servers;
        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{servers} servers: {samples / servers:0} samples a scrape, {series / servers:0} series and {memory / 1024:0} KiB of Prometheus's memory each, slowest scrape {slowest * 1000:0} ms"));
        Assert.InRange(series / servers, samples / servers, 500);

        // Far above what docs/fleet.md says: other programs may be busy on the same processors.
        Assert.InRange(memory, 1024, 5 * 1024 * 1024);
        Assert.InRange(slowest, 0, servers * 0.03);
    }

    private static async Task<double> AskAsync(PrometheusServer prometheus, string expression) => (await prometheus.QueryAsync(expression)).Values.Single();
}
