using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Net;
using MarsNetCheck.Catalog;
using MarsNetCheck.Facts;
using MarsNetCheck.Routes;
using MarsNetCheck.Simulation;
using MarsNetCheck.Telemetry;
using MarsNetCheck.Tests.Engine;
using Microsoft.Extensions.Logging;
using Trace = MarsNetCheck.Facts.Trace;

namespace MarsNetCheck.Tests.Telemetry;

[Collection(nameof(WholeRuns))]
public sealed class CheckTelemetryTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_run_is_a_span_with_one_for_each_attempt_and_one_for_each_of_its_stages()
    {
        using var heard = new TelemetryListener();
        using var telemetry = new CheckTelemetry();

        var report = await RunAsync("healthy", telemetry);

        var run = Assert.Single(heard.Spans, s => s.OperationName is "marsnetcheck.check");
        var attempts = heard.Spans.Where(s => s.OperationName is "marsnetcheck.attempt").ToList();
        Assert.Equal(("ready", "public"), (run.GetTagItem("marsnetcheck.verdict"), run.GetTagItem("marsnetcheck.cloud")));
        Assert.Equal(TracesOf(report).Count(), attempts.Count);
        Assert.All(attempts, a => Assert.Equal((run.SpanId, run.TraceId, ActivityKind.Client), (a.ParentSpanId, a.TraceId, a.Kind)));
        Assert.All(attempts, a => Assert.Equal(
            ["marsnetcheck.connect", "marsnetcheck.exchange", "marsnetcheck.handshake", "marsnetcheck.resolve"],
            heard.Spans.Where(s => s.ParentSpanId == a.SpanId).Select(s => s.OperationName).Order(StringComparer.Ordinal)));
    }

    [Fact]
    public async Task A_span_has_the_times_of_its_fact()
    {
        using var heard = new TelemetryListener();
        using var telemetry = new CheckTelemetry();

        var report = await RunAsync("healthy", telemetry);

        var facts = TracesOf(report).Select(t => t.Handshake!).Select(h => (h.StartedAt!.Value.UtcDateTime, h.Duration));
        var spans = heard.Spans.Where(s => s.OperationName is "marsnetcheck.handshake").Select(s => (s.StartTimeUtc, s.Duration));
        Assert.Equal(facts.Order(), spans.Order());
    }

    [Fact]
    public async Task Attributes_follow_the_semantic_conventions()
    {
        using var heard = new TelemetryListener();
        using var telemetry = new CheckTelemetry();

        var report = await RunAsync("healthy", telemetry);

        var trace = TracesOf(report).First();
        var attempt = heard.Spans.Single(s => s.OperationName is "marsnetcheck.attempt" && Equals(s.GetTagItem("marsnetcheck.attempt"), trace.Id));
        Assert.Equal(
            (trace.Endpoint, "main", "direct", "login.microsoftonline.com", 443, trace.Address!.ToString(), trace.Family == 6 ? "ipv6" : "ipv4", "tcp"),
            (attempt.GetTagItem("marsnetcheck.endpoint"), attempt.GetTagItem("marsnetcheck.purpose"), attempt.GetTagItem("marsnetcheck.route"), attempt.GetTagItem("server.address"),
                attempt.GetTagItem("server.port"), attempt.GetTagItem("network.peer.address"), attempt.GetTagItem("network.type"), attempt.GetTagItem("network.transport")));
        Assert.Equal("login.microsoftonline.com", StageOf(heard, attempt, "resolve").GetTagItem("dns.question.name"));
        Assert.Equal(trace.Handshake!.Protocol is "Tls13" ? "1.3" : "1.2", StageOf(heard, attempt, "handshake").GetTagItem("tls.protocol.version"));
        Assert.Equal(trace.Exchange!.Answer!.Status, StageOf(heard, attempt, "exchange").GetTagItem("http.response.status_code"));
        Assert.Equal((ActivityStatusCode.Unset, null), (attempt.Status, attempt.GetTagItem("error.type")));
    }

    [Fact]
    public async Task A_stage_that_failed_is_an_error_of_its_kind()
    {
        using var heard = new TelemetryListener();
        using var telemetry = new CheckTelemetry();

        await RunAsync("proxy-auth-negotiate", telemetry);

        var tunnel = heard.Spans.First(s => s.OperationName is "marsnetcheck.tunnel");
        Assert.Equal(
            (ActivityStatusCode.Error, "tunnelRefused", "proxy.contoso.test", 407, "CONNECT"),
            (tunnel.Status, tunnel.GetTagItem("error.type"), tunnel.GetTagItem("server.address"), tunnel.GetTagItem("http.response.status_code"), tunnel.GetTagItem("http.request.method")));
        Assert.Contains(heard.Spans, s => s.SpanId == tunnel.ParentSpanId && Equals(s.GetTagItem("error.type"), "tunnelRefused"));
        Assert.Equal("blocked", heard.Spans.Single(s => s.OperationName is "marsnetcheck.check").GetTagItem("marsnetcheck.verdict"));
    }

    [Fact]
    public async Task A_run_is_a_child_of_the_span_in_which_it_was_started()
    {
        using var heard = new TelemetryListener();
        using var telemetry = new CheckTelemetry();
        using var caller = new Activity("caller").Start();

        await RunAsync("healthy", telemetry);

        Assert.Equal(caller.SpanId, heard.Spans.Single(s => s.OperationName is "marsnetcheck.check").ParentSpanId);
        Assert.Same(caller, Activity.Current);
    }

    [Fact]
    public async Task Metrics_count_runs_attempts_stages_and_findings()
    {
        using var heard = new TelemetryListener();
        using var telemetry = new CheckTelemetry();

        var report = await RunAsync("proxy-auth-negotiate", telemetry);

        var check = Assert.Single(heard.Of("marsnetcheck.check.duration"));
        Assert.Equal(("s", report.Duration.TotalSeconds, "blocked"), (check.Unit, check.Value, check.Tags["marsnetcheck.verdict"]));
        Assert.Equal(TracesOf(report).Count(), heard.Of("marsnetcheck.attempts").Count(m => m.Tags["marsnetcheck.purpose"] is "main"));
        Assert.Contains(heard.Of("marsnetcheck.attempts"), m => m.Tags["marsnetcheck.outcome"] is "failed" && m.Tags["error.type"] is "tunnelRefused");
        Assert.Contains(heard.Of("marsnetcheck.stage.duration"), m => m.Unit is "s" && m.Tags["marsnetcheck.stage"] is "tunnel" && m.Tags["marsnetcheck.outcome"] is "failed");
        Assert.Equal(
            report.AllFindings.Select(f => f.Code).Order(StringComparer.Ordinal),
            heard.Of("marsnetcheck.findings").Select(m => m.Tags["marsnetcheck.finding.code"]).Order(StringComparer.Ordinal));
        Assert.Contains(heard.Of("marsnetcheck.findings"), m => m.Tags["marsnetcheck.finding.code"] is "proxy.auth-required" && m.Tags["marsnetcheck.finding.severity"] is "error");
    }

    [Fact]
    public async Task No_metric_names_a_host_or_an_address()
    {
        using var heard = new TelemetryListener();
        using var telemetry = new CheckTelemetry();

        await RunAsync("tcp-prohibited", telemetry);

        var values = heard.Measurements.SelectMany(m => m.Tags.Values).OfType<string>().ToList();
        Assert.NotEmpty(values);
        Assert.DoesNotContain(values, v => IPAddress.TryParse(v, out _) || v.Contains("login", StringComparison.Ordinal) || v.Contains(".com", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_log_tells_the_findings_above_info_and_the_end_and_no_secret()
    {
        var log = new LogLines();
        using var telemetry = new CheckTelemetry(log);

        var report = await RunAsync("proxy-auth-basic", telemetry, new NetCheckOptions { Credentials = ProxyCredentials.Of("somebody", "S3cret-Passw0rd") });

        var finding = Assert.Single(log.Lines, l => l.Event is "Finding" && l.Level == LogLevel.Error);
        Assert.StartsWith("proxy.auth-rejected (", finding.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(log.Lines, l => l.Text.Contains("catalog.region-missing", StringComparison.Ordinal));
        Assert.Equal([(LogLevel.Debug, "CheckBegan"), (LogLevel.Information, "CheckEnded")], log.Lines.Where(l => l.Event is "CheckBegan" or "CheckEnded").Select(l => (l.Level, l.Event!)));
        Assert.Contains("The check ended: blocked after ", log.Lines.Last().Text, StringComparison.Ordinal);
        Assert.DoesNotContain(log.Lines, l => l.Text.Contains("S3cret", StringComparison.Ordinal) || l.Text.Contains("somebody", StringComparison.Ordinal) || l.Text.Contains('\n', StringComparison.Ordinal));
        Assert.NotEmpty(report.AllFindings);
    }

    [Fact]
    public async Task Of_many_endpoints_of_a_finding_the_log_names_some()
    {
        var log = new LogLines();
        using var telemetry = new CheckTelemetry(log);

        await new NetCheck(Catalogs.Of(8), new NetCheckOptions { NoProxy = true, StageTimeout = TimeSpan.FromMilliseconds(100) }, new SilentNetwork(), telemetry: telemetry).RunAsync(Token);

        Assert.Contains(log.Lines, l => l.Event is "Finding" && l.Text.EndsWith(" Endpoints: e0, e1, e2, e3, e4 and 3 more", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_budget_that_was_spent_is_logged()
    {
        var log = new LogLines();
        using var telemetry = new CheckTelemetry(log);

        await new NetCheck(Catalogs.Of(2), new NetCheckOptions { NoProxy = true, Budget = TimeSpan.FromMilliseconds(300) }, new SilentNetwork(), telemetry: telemetry).RunAsync(Token);

        Assert.Contains(log.Lines, l => l is { Level: LogLevel.Warning, Event: "BudgetSpent" } && l.Text.StartsWith("The check's budget of 0.3 s was spent", StringComparison.Ordinal));
    }

    [Fact]
    public void A_meter_of_a_factory_is_the_factorys_to_end()
    {
        using var meters = new CountingMeters();
        var telemetry = new CheckTelemetry(meters: meters);

        telemetry.Dispose();

        Assert.Equal((CheckTelemetry.Name, false), (Assert.Single(meters.Made).Name, meters.Made[0].Ended));
    }

    [Fact]
    public void Where_nobody_listens_an_attempt_costs_nothing()
    {
        using var telemetry = new CheckTelemetry();
        using var run = telemetry.Begin(Catalogs.Of(1), TimeProvider.System);
        var trace = new Trace { Id = "a1", Endpoint = "e0", Route = Route.Direct, Connect = new ConnectFact { Remote = new IPEndPoint(IPAddress.Loopback, 1), Duration = TimeSpan.Zero, Failure = Failure.Of(FailureKind.Refused) } };
        run.Tell(trace);

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1000; i++)
            run.Tell(trace);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static async Task<Report> RunAsync(string name, CheckTelemetry telemetry, NetCheckOptions? options = null)
    {
        var catalog = EndpointCatalog.LoadEmbedded().Select(new CatalogSelection { Only = ["login-microsoftonline"] }) with { Ranges = [] };
        var scenario = ScenarioBook.Find(name)!;
        await using var network = SimulatedNetwork.Start(catalog, scenario);
        return await new NetCheck(catalog, scenario.Configure(options ?? new NetCheckOptions(), network), network, telemetry: telemetry).RunAsync(Token);
    }

    private static IEnumerable<Trace> TracesOf(Report report) => report.Evidence.Targets.SelectMany(t => t.Traces);

    private static Activity StageOf(TelemetryListener heard, Activity attempt, string stage) =>
        heard.Spans.Single(s => s.ParentSpanId == attempt.SpanId && string.Equals(s.OperationName, "marsnetcheck." + stage, StringComparison.Ordinal));

    /// <summary>A factory whose meters note their end.</summary>
    private sealed class CountingMeters : IMeterFactory
    {
        public List<NotedMeter> Made { get; } = [];

        public Meter Create(MeterOptions options)
        {
            var meter = new NotedMeter(options.Name);
            Made.Add(meter);
            return meter;
        }

        public void Dispose()
        {
            foreach (var meter in Made)
                meter.Dispose();
        }
    }

    private sealed class NotedMeter(string name) : Meter(name)
    {
        public bool Ended { get; private set; }

        protected override void Dispose(bool disposing)
        {
            Ended = true;
            base.Dispose(disposing);
        }
    }
}
