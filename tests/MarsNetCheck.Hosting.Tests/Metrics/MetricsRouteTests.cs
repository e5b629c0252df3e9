using System.IO.Compression;
using MarsNetCheck.Hosting.Metrics;
using MarsNetCheck.Hosting.Runs;
using MarsNetCheck.Metrics;
using Microsoft.Extensions.DependencyInjection;

namespace MarsNetCheck.Hosting.Tests.Metrics;

public sealed class MetricsRouteTests
{
    private static readonly Uri _metrics = new("/metrics", UriKind.Relative);

    [Fact]
    public async Task A_scrape_tells_the_newest_report_and_the_service_itself()
    {
        await using var service = await ReportingAsync("proxy-auth-negotiate");

        var text = await service.Client().GetStringAsync(_metrics, TestContext.Current.CancellationToken);

        var lines = text.Split('\n');
        Assert.Contains("marsnetcheck_verdict{verdict=\"blocked\"} 1", lines);
        Assert.Contains("marsnetcheck_findings{code=\"proxy.auth-required\",severity=\"error\",blame=\"proxy\"} 1", lines);
        Assert.Contains("marsnetcheck_runs_total{outcome=\"blocked\"} 1", lines);
        Assert.Contains("marsnetcheck_runs_total{outcome=\"failed\"} 0", lines);
        Assert.Contains("marsnetcheck_verdict_runs 1", lines);
        Assert.Contains("marsnetcheck_run_in_progress 0", lines);
        Assert.Contains("marsnetcheck_schedule_interval_seconds 900", lines);
    }

    [Fact]
    public async Task Those_who_listen_over_http_are_counted_and_parts_of_the_program_are_not()
    {
        await using var service = await MarsNetCheck.Hosting.Tests.ListeningService.StartAsync();
        await using var inside = service.Services.GetRequiredService<RunFeed>().ListenAsync(TestContext.Current.CancellationToken).GetAsyncEnumerator(TestContext.Current.CancellationToken);
        var first = inside.MoveNextAsync();
        using var client = service.Client();

        Assert.Contains("marsnetcheck_event_listeners 0\n", await client.GetStringAsync(_metrics, TestContext.Current.CancellationToken), StringComparison.Ordinal);
        using var stream = await client.GetAsync(new Uri("/events", UriKind.Relative), HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        Assert.Contains("marsnetcheck_event_listeners 1\n", await client.GetStringAsync(_metrics, TestContext.Current.CancellationToken), StringComparison.Ordinal);

        await service.RunAsync();
        Assert.True(await first);
    }

    [Fact]
    public async Task Before_the_first_report_there_is_the_service_alone()
    {
        await using var service = await TestService.StartAsync(settings: ("Schedule:AtStart", "false"));

        var text = await service.Client().GetStringAsync(_metrics, TestContext.Current.CancellationToken);

        Assert.Contains("marsnetcheck_run_in_progress 0\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain("marsnetcheck_verdict", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("healthy")]
    [InlineData("proxy-auth-negotiate")]
    public async Task Promtool_finds_nothing_to_complain_of(string scenario)
    {
        await using var service = await ReportingAsync(scenario);
        var text = await service.Client().GetByteArrayAsync(_metrics, TestContext.Current.CancellationToken);

        var (status, output) = await OutsideProgram.RunAsync("promtool", ["check", "metrics"], text);

        Assert.Equal((0, ""), (status, output));
    }

    [Theory]
    [InlineData(null, "text/plain")]
    [InlineData("*/*", "text/plain")]
    [InlineData("text/plain", "text/plain")]
    [InlineData("application/openmetrics-text", "application/openmetrics-text")]
    [InlineData("application/openmetrics-text;version=1.0.0,application/openmetrics-text;version=0.0.1;q=0.75,text/plain;version=0.0.4;q=0.5,*/*;q=0.1", "application/openmetrics-text")]
    [InlineData("application/openmetrics-text;version=0.0.1", "text/plain")]
    [InlineData("text/plain;q=0.9,application/openmetrics-text;q=0.1", "text/plain")]
    [InlineData("not a media type;;;", "text/plain")]
    public async Task The_format_is_the_one_that_is_asked_for(string? accept, string given)
    {
        await using var service = await TestService.StartAsync(settings: ("Schedule:AtStart", "false"));
        using var request = new HttpRequestMessage(HttpMethod.Get, _metrics);
        if (accept is not null)
            request.Headers.TryAddWithoutValidation("Accept", accept);

        using var answer = await service.Client().SendAsync(request, TestContext.Current.CancellationToken);

        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Equal(given, answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal(given.StartsWith("app", StringComparison.Ordinal), text.EndsWith("\n# EOF\n", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_client_that_takes_gzip_gets_the_same_in_a_tenth_of_the_bytes()
    {
        await using var service = await ReportingAsync();
        var plain = await service.Client().GetStringAsync(_metrics, TestContext.Current.CancellationToken);
        using var request = new HttpRequestMessage(HttpMethod.Get, _metrics) { Headers = { { "Accept-Encoding", "gzip" } } };

        using var answer = await service.Client().SendAsync(request, TestContext.Current.CancellationToken);

        var bytes = await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        using var unpacked = new StreamReader(new GZipStream(new MemoryStream(bytes), CompressionMode.Decompress));
        Assert.Equal(plain, await unpacked.ReadToEndAsync(TestContext.Current.CancellationToken));
        Assert.Equal(["gzip"], answer.Content.Headers.ContentEncoding);
        Assert.InRange(bytes.Length, 1000, plain.Length / 6);
    }

    [Fact]
    public async Task A_client_that_refuses_gzip_gets_none()
    {
        await using var service = await TestService.StartAsync(settings: ("Schedule:AtStart", "false"));
        using var request = new HttpRequestMessage(HttpMethod.Get, _metrics) { Headers = { { "Accept-Encoding", "gzip;q=0, br" } } };

        using var answer = await service.Client().SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Empty(answer.Content.Headers.ContentEncoding);
    }

    [Fact]
    public async Task The_text_of_a_report_is_made_once()
    {
        await using var service = await ReportingAsync();
        var families = service.Services.GetRequiredService<ReportFamilies>();

        var first = families.Text(ExpositionFormat.Text);

        Assert.True(first.Length > 1000);
        Assert.Equal(first, families.Text(ExpositionFormat.Text));
        Assert.Equal(families.Read(), families.Read());
    }

    [Fact]
    public void Runs_are_counted_by_what_they_came_to()
    {
        var tally = new RunTally();
        foreach (var verdict in new[] { Diagnosis.OverallVerdict.Ready, Diagnosis.OverallVerdict.Blocked, Diagnosis.OverallVerdict.Blocked })
            tally.Add(new RunCompleted(DateTimeOffset.UnixEpoch, new MarsNetCheck.Hosting.History.ReportSummary { Id = 1, StartedAt = default, Duration = default, Verdict = verdict, Headline = "" }));
        tally.Add(new RunFailed(DateTimeOffset.UnixEpoch, "full disk") { NotKept = true });
        tally.Add(new RunFailed(DateTimeOffset.UnixEpoch, "broken"));

        var counts = tally.Counts;

        Assert.Equal((1, 2), (counts.Verdicts[Diagnosis.OverallVerdict.Ready], counts.Verdicts[Diagnosis.OverallVerdict.Blocked]));
        Assert.Equal((1, 1, 2), (counts.Failed, counts.NotKept, counts.InARow));
    }

    /// <summary>The service with one report.</summary>
    private static async Task<TestService> ReportingAsync(string scenario = "healthy")
    {
        var service = await TestService.StartAsync(scenario, settings: ("Schedule:AtStart", "false"));
        Assert.True(service.Runner.Start(RunReason.Schedule, TestContext.Current.CancellationToken).Started);
        await service.Runner.SettleAsync();
        return service;
    }
}
