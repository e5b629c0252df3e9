using System.Globalization;
using System.Text.RegularExpressions;

namespace MarsNetCheck.Hosting.Tests.Metrics;

/// <summary>A real Prometheus scrapes the service, is asked what it knows, and fires the alerts that ship in docs.</summary>
[Collection<WatchedFleetCollection>]
public sealed partial class PrometheusTests(WatchedFleet fleet)
{
    [Fact]
    public async Task Each_server_has_the_verdict_of_its_report()
    {
        var verdicts = await fleet.Prometheus.QueryAsync("marsnetcheck_verdict == 1");

        Assert.Equal(["instance=srv-1,verdict=ready", "instance=srv-2,verdict=blocked", "instance=srv-3,verdict=blocked"], verdicts.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_causes_can_be_asked_for_by_code_and_team()
    {
        var causes = await fleet.Prometheus.QueryAsync("marsnetcheck_findings{severity=\"error\"}");

        Assert.Contains("blame=proxy,code=proxy.auth-required,instance=srv-2,severity=error", causes.Keys);
        Assert.Contains(causes.Keys, c => c.Contains("code=tls.intercepted,instance=srv-3", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_a_server_costs_is_what_the_document_says()
    {
        using var client = new HttpClient { BaseAddress = fleet.Healthy.Address };
        var bytes = (await client.GetByteArrayAsync(new Uri("/metrics", UriKind.Relative), TestContext.Current.CancellationToken)).Length;
        var samples = (await fleet.Prometheus.QueryAsync("scrape_samples_scraped{instance=\"srv-1\"}")).Values.Single();
        var seconds = (await fleet.Prometheus.QueryAsync("max_over_time(scrape_duration_seconds{instance=\"srv-1\"}[1m])")).Values.Single();

        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{bytes} bytes, {samples} samples, slowest scrape {seconds * 1000:0.0} ms"));
        Assert.InRange(samples, 300, 500);
        Assert.InRange(bytes, 30_000, 55_000);
        Assert.InRange(seconds, 0, 1);
    }

    [Fact]
    public async Task A_server_that_becomes_blocked_shows_fires_and_recovers()
    {
        await using var service = await WatchedService.StartAsync("healthy");
        await using var prometheus = await PrometheusServer.StartAsync(WatchedFleet.Job((service, "srv-a")), await ImpatientRulesAsync());
        await prometheus.UntilAsync("marsnetcheck_verdict{verdict=\"ready\"} == 1");

        await service.BecomeAsync("proxy-auth-negotiate");
        await service.RunAsync();
        await prometheus.UntilAsync("marsnetcheck_verdict{verdict=\"blocked\"} == 1 and on (instance) marsnetcheck_verdict{verdict=\"ready\"} == 0");
        Assert.Empty(await prometheus.QueryAsync("ALERTS{alertname=\"MarsNetCheckBlocked\"}"));
        await service.RunAsync();
        await prometheus.UntilAsync("ALERTS{alertname=\"MarsNetCheckBlocked\",instance=\"srv-a\",alertstate=\"firing\"}");
        await prometheus.UntilAsync("ALERTS{alertname=\"MarsNetCheckProxyLogin\",instance=\"srv-a\",alertstate=\"firing\"}");

        await service.BecomeAsync("healthy");
        await service.RunAsync();
        await prometheus.UntilAsync("marsnetcheck_verdict{verdict=\"ready\"} == 1 unless on (instance) ALERTS{alertstate=\"firing\"}");
        Assert.Empty(await prometheus.QueryAsync("marsnetcheck_findings{code=\"proxy.auth-required\"}"));
    }

    [Fact]
    public async Task A_service_that_stops_is_down()
    {
        await using var service = await WatchedService.StartAsync("healthy");
        await using var prometheus = await PrometheusServer.StartAsync(WatchedFleet.Job((service, "srv-a")), await ImpatientRulesAsync());
        await prometheus.UntilAsync("up == 1");

        await service.StopAsync();

        await prometheus.UntilAsync("ALERTS{alertname=\"MarsNetCheckDown\",instance=\"srv-a\",alertstate=\"firing\"}");
    }

    [Fact]
    public async Task Targets_are_probed_by_the_scrape_config_of_the_document()
    {
        var config = (await DocumentedAsync("job_name: marsnetcheck-probe")).Replace("127.0.0.1:9393", fleet.Healthy.Address.Authority, StringComparison.Ordinal).Replace("60s", "5s", StringComparison.Ordinal).Replace("20s", "5s", StringComparison.Ordinal);
        await using var prometheus = await PrometheusServer.StartAsync(config);

        var probed = await prometheus.UntilAsync("probe_success == 1 and on (target) probe_duration_seconds > 0");

        Assert.Equal($"instance={fleet.Healthy.Address.Authority},target=login-microsoftonline", Assert.Single(probed.Keys));
        Assert.NotEmpty(await prometheus.QueryAsync("marsnetcheck_probe_stage_duration_seconds{stage=\"handshake\"} > 0"));
    }

    [Fact]
    public async Task The_scrape_config_of_the_document_is_one_that_Prometheus_takes()
    {
        var main = await DocumentedAsync("rule_files: [prometheus-rules.yml]");
        var fewer = await DocumentedAsync("metric_relabel_configs:");
        var shard = await DocumentedAsync("modulus: 4");
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, string.Join('\n', main.TrimEnd(), fewer.TrimEnd(), shard), TestContext.Current.CancellationToken);

        var (status, output) = await OutsideProgram.RunAsync("promtool", ["check", "config", "--syntax-only", file]);

        File.Delete(file);
        Assert.True(status == 0, output);
    }

    /// <summary>The YAML of docs/fleet.md that holds a text.</summary>
    private static async Task<string> DocumentedAsync(string text) =>
        (await File.ReadAllTextAsync(Documents.Fleet, TestContext.Current.CancellationToken)).Split("```yaml\n").Skip(1).Select(b => b.Split("```")[0]).Single(b => b.Contains(text, StringComparison.Ordinal));

    /// <summary>The rules that ship, without the patience of hours.</summary>
    private static async Task<string> ImpatientRulesAsync() => For().Replace(await File.ReadAllTextAsync(Documents.Rules, TestContext.Current.CancellationToken), "for: 0s");

    [GeneratedRegex(@"\bfor: \d+[mh]", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex For();
}
