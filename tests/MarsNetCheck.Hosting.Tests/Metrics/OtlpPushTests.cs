using System.Collections.Concurrent;
using System.Diagnostics;
using MarsNetCheck.Hosting.Metrics;
using MarsNetCheck.Hosting.Settings;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenTelemetry.Metrics;

namespace MarsNetCheck.Hosting.Tests.Metrics;

/// <summary>OTLP, received over HTTP and decoded by the official field numbers.</summary>
public sealed class OtlpPushTests
{
    private static readonly (string, string?) _often = ("Otlp:Interval", "00:00:01");

    [Fact]
    public async Task What_is_scraped_is_pushed_under_the_same_names_with_the_same_values()
    {
        await using var collector = await OtlpReceiver.StartAsync();
        await using var service = await WatchedService.StartAsync("proxy-auth-negotiate", log: null, ("Otlp:Endpoint", collector.Address), _often);

        var metrics = (await collector.MetricsAsync(m => m.Any(Named("marsnetcheck_findings")))).Where(m => m.Scope == MetricInstruments.MeterName).ToList();

        Assert.Equal(1, metrics.Single(Named("marsnetcheck_findings")).Points["blame=proxy,code=proxy.auth-required,severity=error"]);
        Assert.Equal((1, 0), (metrics.Single(Named("marsnetcheck_verdict")).Points["verdict=blocked"], metrics.Single(Named("marsnetcheck_verdict")).Points["verdict=ready"]));
        Assert.Equal(("counter", 1), (metrics.Single(Named("marsnetcheck_runs_total")).Kind, metrics.Single(Named("marsnetcheck_runs_total")).Points["outcome=blocked"]));
        Assert.Equal(("gauge", "s"), (metrics.Single(Named("marsnetcheck_report_duration_seconds")).Kind, metrics.Single(Named("marsnetcheck_report_duration_seconds")).Unit));
        var scraped = service.Services.GetRequiredService<ReportFamilies>().Read().Concat(service.Services.GetRequiredService<ServiceMetrics>().Read()).Where(f => !f.Samples.IsEmpty).ToList();
        Assert.Equal(scraped.Select(f => (f.Name, f.Samples.Length)).Order(), metrics.Select(m => (m.Name, m.Points.Count)).Order());
    }

    [Fact]
    public async Task A_push_says_which_server_it_is_of_and_carries_the_headers_of_the_file()
    {
        using var headers = new TemporaryFile("Authorization: Bearer s3cret, with = and ,\n\nX-Scope-OrgID: backup\n");
        await using var collector = await OtlpReceiver.StartAsync();
        await using var service = await WatchedService.StartAsync("healthy", log: null, ("Otlp:Endpoint", collector.Address), ("Otlp:HeadersFile", headers.Path), _often);

        var push = await collector.NextAsync("/v1/metrics");

        var resource = OtlpMetric.ResourceOf(push.Message);
        Assert.Contains("service.name=marsnetcheck", resource, StringComparison.Ordinal);
        Assert.Contains("service.version=0.", resource, StringComparison.Ordinal);
        Assert.Contains($"service.instance.id={Environment.MachineName}", resource, StringComparison.Ordinal);
        Assert.Contains($"host.name={Environment.MachineName}", resource, StringComparison.Ordinal);
        Assert.Equal(("Bearer s3cret, with = and ,", "backup", "application/x-protobuf"), (push.Headers["Authorization"], push.Headers["X-Scope-OrgID"], push.Headers["Content-Type"]));
    }

    [Fact]
    public async Task A_finding_that_is_gone_is_not_pushed_any_more()
    {
        await using var collector = await OtlpReceiver.StartAsync();
        await using var service = await WatchedService.StartAsync("proxy-auth-negotiate", log: null, ("Otlp:Endpoint", collector.Address), _often);
        await collector.MetricsAsync(m => m.Any(f => Named("marsnetcheck_findings")(f) && f.Points.ContainsKey("blame=proxy,code=proxy.auth-required,severity=error")));

        await service.BecomeAsync("healthy");
        await service.RunAsync();
        var after = await collector.MetricsAsync(m => m.Any(f => Named("marsnetcheck_verdict")(f) && f.Points["verdict=ready"] is 1));

        Assert.DoesNotContain("blame=proxy,code=proxy.auth-required,severity=error", after.Where(m => Named("marsnetcheck_findings")(m)).SelectMany(m => m.Points.Keys));
    }

    [Fact]
    public async Task Traces_are_pushed_when_they_are_wanted()
    {
        await using var collector = await OtlpReceiver.StartAsync();
        using var source = new ActivitySource("MarsNetCheck");
        await using (await WatchedService.StartAsync("healthy", log: null, ("Otlp:Endpoint", collector.Address), ("Otlp:Traces", "true"), _often))
            source.StartActivity("fleet test")?.Dispose();

        var push = await collector.NextAsync("/v1/traces");

        // ExportTraceServiceRequest.resource_spans = 1, ResourceSpans.scope_spans = 2, ScopeSpans.spans = 2, Span.name = 5.
        Assert.Contains("fleet test", push.Message.Messages(1).SelectMany(r => r.Messages(2)).SelectMany(s => s.Messages(2)).Select(s => s.Text(5)));
    }

    [Fact]
    public async Task A_collector_that_refuses_is_told_of_once_and_so_is_its_return()
    {
        var log = new ListLog();
        await using var collector = await OtlpReceiver.StartAsync();
        collector.Status = StatusCodes.Status401Unauthorized;
        await using var service = await WatchedService.StartAsync("healthy", log, ("Otlp:Endpoint", collector.Address), _often);
        await collector.NextAsync("/v1/metrics");
        await collector.NextAsync("/v1/metrics");
        await collector.NextAsync("/v1/metrics");
        collector.Status = StatusCodes.Status200OK;
        await collector.NextAsync("/v1/metrics");
        await collector.NextAsync("/v1/metrics");
        await collector.NextAsync("/v1/metrics");

        Assert.Equal([$"The collector at {collector.Address}/v1/metrics does not take what is pushed: HTTP 401; the next push tries again.", $"Pushes to {collector.Address}/v1/metrics work again."], log.Lines);
    }

    [Fact]
    public async Task A_collector_that_is_silent_holds_up_neither_a_run_nor_the_stop()
    {
        await using var collector = await OtlpReceiver.StartAsync();
        collector.Silent = true;
        using var source = new ActivitySource("MarsNetCheck");
        var service = await WatchedService.StartAsync("healthy", log: null, ("Otlp:Endpoint", collector.Address), ("Otlp:Traces", "true"), _often);
        await collector.NextAsync("/v1/metrics");
        source.StartActivity("one that is still to be pushed at the end")?.Dispose();

        var clock = Stopwatch.StartNew();
        await service.RunAsync();
        var run = clock.Elapsed;
        await service.DisposeAsync();

        Assert.InRange(run, TimeSpan.Zero, TimeSpan.FromSeconds(20));
        Assert.InRange(clock.Elapsed - run, TimeSpan.Zero, TimeSpan.FromSeconds(6));
    }

    [Fact]
    public async Task A_collector_that_leads_elsewhere_is_not_followed_with_its_secrets()
    {
        using var headers = new TemporaryFile("Authorization: Bearer s3cret\n");
        await using var elsewhere = await OtlpReceiver.StartAsync();
        await using var collector = await OtlpReceiver.StartAsync();
        (collector.Status, collector.Location) = (StatusCodes.Status307TemporaryRedirect, $"{elsewhere.Address}/v1/metrics");
        await using var service = await WatchedService.StartAsync("healthy", log: null, ("Otlp:Endpoint", collector.Address), ("Otlp:HeadersFile", headers.Path), _often);

        // A push begins when the one before has ended.
        await collector.NextAsync("/v1/metrics");
        await collector.NextAsync("/v1/metrics");

        Assert.Equal(0, elsewhere.Count);
    }

    [Fact]
    public async Task Nothing_is_pushed_unless_it_is_configured()
    {
        await using var service = await TestService.StartAsync(settings: ("Schedule:AtStart", "false"));

        Assert.Null(service.Services.GetService<MeterProvider>());
    }

    [Theory]
    [InlineData("127.0.0.1:4318", "00:01:00", null, "MarsNetCheck:Otlp:Endpoint: '127.0.0.1:4318' is no address of a collector; give one such as http://127.0.0.1:4318")]
    [InlineData("ftp://collector/", "00:01:00", null, "MarsNetCheck:Otlp:Endpoint: 'ftp://collector/' is no address of a collector; give one such as http://127.0.0.1:4318")]
    [InlineData("http://u:s3cret@collector/", "00:01:00", null, "MarsNetCheck:Otlp:Endpoint: holds a login; put it into Otlp:HeadersFile")]
    [InlineData("http://collector/", "00:00:00.5", null, "MarsNetCheck:Otlp:Interval: 00:00:00.5000000 is out of range; give 00:00:01 to 01:00:00")]
    [InlineData("http://collector/", "00:01:00", "good: 1\nno header\n", "MarsNetCheck:Otlp:HeadersFile: FILE: line 2 is no header; write name: value")]
    public void A_wrong_setting_is_named_with_its_mend(string endpoint, string interval, string? headers, string error)
    {
        using var file = new TemporaryFile(headers ?? "");
        var errors = new List<string>();
        var settings = new OtlpSettings { Endpoint = endpoint, Interval = TimeSpan.Parse(interval, null), HeadersFile = headers is null ? null : file.Path };

        Assert.Null(OtlpTarget.Read(settings, errors));

        Assert.Equal(error.Replace("FILE", file.Path, StringComparison.Ordinal), Assert.Single(errors));
    }

    [Fact]
    public void All_that_is_wrong_is_told_at_once()
    {
        var errors = new List<string>();

        OtlpTarget.Read(new OtlpSettings { Endpoint = "nowhere", Interval = TimeSpan.Zero, HeadersFile = "/nonexistent/headers" }, errors);

        Assert.Equal(3, errors.Count);
    }

    private static Func<OtlpMetric, bool> Named(string name) => m => string.Equals(m.Name, name, StringComparison.Ordinal);

    private sealed class TemporaryFile : IDisposable
    {
        public TemporaryFile(string content) => File.WriteAllText(Path, content);

        public string Path { get; } = System.IO.Path.GetTempFileName();

        public void Dispose() => File.Delete(Path);
    }

    /// <summary>What the watch of pushes wrote.</summary>
    private sealed class ListLog : ILoggerProvider, ILogger
    {
        private readonly ConcurrentQueue<string> _lines = new();

        public IEnumerable<string> Lines => _lines;

        public ILogger CreateLogger(string categoryName) => categoryName.EndsWith(nameof(OtlpWatch), StringComparison.Ordinal) ? this : Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => _lines.Enqueue(formatter(state, exception));

        public void Dispose()
        {
        }
    }
}
