using System.Diagnostics;
using System.Net;
using MarsNetCheck.Diagnosis;
using MarsNetCheck.Facts;
using MarsNetCheck.Routes;
using MarsNetCheck.Simulation;
using MarsNetCheck.Tests.Proxies;

namespace MarsNetCheck.Tests.Engine;

[Collection(nameof(WholeRuns))]
public sealed class NetCheckTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_healthy_network_has_no_finding_above_info()
    {
        var report = await RunAsync("healthy");
        Assert.Equal(OverallVerdict.Ready, report.Verdict);
        Assert.DoesNotContain(report.AllFindings, f => f.Severity > Severity.Info);
        Assert.All(report.Judgement.Endpoints, e => Assert.Equal(EndpointVerdict.Ok, e.Verdict));
    }

    [Fact]
    public async Task A_healthy_run_asks_for_no_control() => Assert.Empty((await RunAsync("healthy")).Evidence.Controls);

    [Fact]
    public async Task The_stream_gives_every_attempt_of_the_report_once()
    {
        var catalog = Catalogs.Shipped();
        var scenario = ScenarioBook.Find("healthy")!;
        await using var network = SimulatedNetwork.Start(catalog, scenario);
        await using var run = new NetCheck(catalog, scenario.Configure(new NetCheckOptions(), network), network).Start(Token);
        var streamed = new List<(string, string)>();
        await foreach (var trace in run.Traces.WithCancellation(Token))
            streamed.Add((trace.Endpoint, trace.Id));
        var report = await run.Report;
        var reported = report.Evidence.Targets.SelectMany(t => t.Traces).Select(t => (t.Endpoint, t.Id));
        Assert.Equal(reported.Order(), streamed.Order());
    }

    [Fact]
    public async Task Targets_stand_in_catalog_order_however_they_finish()
    {
        var report = await RunAsync("healthy");
        Assert.Equal(report.Evidence.Catalog.Endpoints.Select(e => e.Id), report.Evidence.Targets.Select(t => t.Endpoint.Id));
    }

    [Theory]
    [InlineData(20)]
    [InlineData(1000)]
    public async Task With_everything_dropped_the_run_takes_one_stage_whatever_the_number_of_endpoints(int endpoints)
    {
        var network = new SilentNetwork();
        var options = new NetCheckOptions { StageTimeout = TimeSpan.FromSeconds(4), NoProxy = true };
        var clock = Stopwatch.StartNew();
        var report = await new NetCheck(Catalogs.Of(endpoints, "20.190.128.0/18"), options, network).RunAsync(Token);
        // Two stages one after another would take twice as long; .ci/run holds the native program to a stage and a second.
        Assert.True(clock.Elapsed < options.StageTimeout * 2, $"it took {clock.Elapsed}");
        Assert.Equal(endpoints + options.SamplesPerRange, network.MostAtOnce);
        Assert.All(report.Evidence.Targets, t => Assert.Equal(FailureKind.Timeout, t.Traces.Single().Failure?.Kind));
    }

    [Fact]
    public async Task Silent_resolvers_are_one_cause_and_are_not_asked_again_for_every_name()
    {
        var network = new SilentNetwork { AnswersNames = false, Resolvers = [IPEndPoint.Parse("192.0.2.53:53"), IPEndPoint.Parse("192.0.2.54:53")] };
        var options = new NetCheckOptions { StageTimeout = TimeSpan.FromSeconds(2), NoProxy = true };
        var report = await new NetCheck(Catalogs.Of(200), options, network).RunAsync(Token);
        Assert.Empty(report.Evidence.Controls);
        var finding = Assert.Single(report.AllFindings, f => f.Severity == Severity.Error);
        Assert.Equal(("dns.timeout", 200), (finding.Code, finding.Endpoints.Length));
    }

    [Fact]
    public async Task A_dead_proxy_behind_many_endpoints_is_one_cause_and_asks_for_some_controls()
    {
        var proxy = new ProxyServer { Scheme = ProxyScheme.Http, Host = "192.0.2.80", Port = 3128 };
        var options = new NetCheckOptions { StageTimeout = TimeSpan.FromSeconds(2), Proxy = proxy };
        var report = await new NetCheck(Catalogs.Of(ControlRation.Most * 4), options, new SilentNetwork()).RunAsync(Token);
        Assert.Equal(ControlRation.Most, report.Evidence.Controls.Count(c => c.Request.Kind == ControlKind.DirectRoute));
        Assert.Single(report.AllFindings, f => string.Equals(f.Code, "proxy.unreachable", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_concurrency_option_caps_what_is_under_way()
    {
        var network = new SilentNetwork();
        var options = new NetCheckOptions { StageTimeout = TimeSpan.FromMilliseconds(100), NoProxy = true, Concurrency = 5 };
        await new NetCheck(Catalogs.Of(30), options, network).RunAsync(Token);
        Assert.Equal((5, 30), (network.MostAtOnce, network.Dials));
    }

    [Fact]
    public async Task Out_of_budget_it_reports_what_it_has_and_the_rest_is_inconclusive()
    {
        var options = new NetCheckOptions { StageTimeout = TimeSpan.FromMinutes(1), Budget = TimeSpan.FromMilliseconds(300), NoProxy = true };
        var report = await new NetCheck(Catalogs.Of(3), options, new SilentNetwork()).RunAsync(Token);
        Assert.Equal(OverallVerdict.Inconclusive, report.Verdict);
        Assert.False(report.Interrupted);
        Assert.All(report.Evidence.Targets, t => Assert.Equal(FailureKind.OutOfBudget, t.Traces.Single().Failure?.Kind));
        Assert.DoesNotContain(report.AllFindings, f => f.Severity == Severity.Error);
    }

    [Theory]
    [InlineData(Export.SystemKey)]
    [InlineData(Export.UserKey)]
    public async Task A_script_that_does_not_come_outlasts_no_budget(string key)
    {
        var settings = Export.Empty.Key(key).Text("AutoConfigURL", "http://10.1.2.3/proxy.pac").Build();
        var options = new NetCheckOptions { StageTimeout = TimeSpan.FromSeconds(30), Budget = TimeSpan.FromMilliseconds(300), ProxySettings = settings, AllRoutes = true };
        var clock = Stopwatch.StartNew();
        var report = await new NetCheck(Catalogs.Of(3), options, new SilentNetwork()).RunAsync(Token);
        Assert.True(clock.Elapsed < options.StageTimeout / 2, $"it took {clock.Elapsed}");
        Assert.Equal(OverallVerdict.Inconclusive, report.Verdict);
    }

    [Fact]
    public async Task A_stopped_run_reports_and_says_that_it_was_stopped()
    {
        var options = new NetCheckOptions { StageTimeout = TimeSpan.FromMinutes(1), NoProxy = true };
        await using var run = new NetCheck(Catalogs.Of(3), options, new SilentNetwork()).Start(Token);
        run.Stop();
        var report = await run.Report;
        Assert.True(report.Interrupted);
        Assert.Equal(OverallVerdict.Inconclusive, report.Verdict);
    }

    [Fact]
    public async Task A_cancelled_run_throws_and_ends_its_stream()
    {
        using var cancel = new CancellationTokenSource();
        var options = new NetCheckOptions { StageTimeout = TimeSpan.FromMinutes(1), NoProxy = true };
        await using var run = new NetCheck(Catalogs.Of(3), options, new SilentNetwork()).Start(cancel.Token);
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run.Report);
        await foreach (var trace in run.Traces.WithCancellation(Token))
            Assert.NotNull(trace);
    }

    [Fact]
    public async Task A_cancelled_run_leaves_nothing_under_way()
    {
        using var cancel = new CancellationTokenSource();
        var network = new SilentNetwork();
        var options = new NetCheckOptions { StageTimeout = TimeSpan.FromMinutes(1), NoProxy = true };
        await using var run = new NetCheck(Catalogs.Of(3, "20.190.128.0/18"), options, network).Start(cancel.Token);
        while (network.UnderWay < 3)
            await Task.Yield();
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run.Report);
        Assert.Equal(0, network.UnderWay);
    }

    [Fact]
    public void An_option_out_of_its_range_is_named()
    {
        var error = Assert.Throws<ArgumentException>(() => new NetCheck(Catalogs.Shipped(), new NetCheckOptions { StageTimeout = TimeSpan.Zero }));
        Assert.Equal("StageTimeout", error.ParamName);
    }

    private static async Task<Report> RunAsync(string name)
    {
        var catalog = Catalogs.Shipped();
        var scenario = ScenarioBook.Find(name)!;
        await using var network = SimulatedNetwork.Start(catalog, scenario);
        return await new NetCheck(catalog, scenario.Configure(new NetCheckOptions(), network), network).RunAsync(Token);
    }
}
