using System.Diagnostics;
using MarsNetCheck.Catalog;
using MarsNetCheck.Diagnosis;
using MarsNetCheck.Facts;
using MarsNetCheck.Reports;
using MarsNetCheck.Routes;
using MarsNetCheck.Rules;
using MarsNetCheck.Simulation;
using MarsNetCheck.Simulation.Faults;
using MarsNetCheck.Simulation.Peers;

namespace MarsNetCheck.Tests.Engine;

/// <summary>The controls through the whole program: who is asked for, what it gives, and that it keeps the run's bounds.</summary>
[Collection(nameof(WholeRuns))]
public sealed class ControlTests
{
    private const string SignIn = "login-microsoftonline";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Where nothing is odd: a name that does not exist and an address that nobody documented are worth a question.</summary>
    public static TheoryData<string> Healthy =>
        [.. ScenarioBook.All.Where(s => s.Name.StartsWith("healthy", StringComparison.Ordinal) && s.ExpectedCodes.IsEmpty).Select(s => s.Name)];

    [Theory]
    [MemberData(nameof(Healthy))]
    public async Task A_healthy_network_of_any_kind_is_asked_no_control(string name) => Assert.Empty((await RunAsync(name, Catalogs.Shipped())).Evidence.Controls);

    [Fact]
    public async Task A_healthy_run_of_one_endpoint_does_not_touch_those_that_were_left_out() =>
        Assert.Empty((await RunAsync("healthy", Only(SignIn))).Evidence.Controls);

    [Theory]
    [InlineData("tls-reset-unknown-names", ControlKind.NoName, "lets through only the names that it knows")]
    [InlineData("path-mtu", ControlKind.SmallSegments, "segments of at most 536 bytes gets through")]
    [InlineData("range-answered-by-firewall", ControlKind.UnusedAddress, "accepts every connection")]
    [InlineData("dns-disagree", ControlKind.OtherResolver, "10.77.0.54:53, answers the name with")]
    [InlineData("proxy-denied", ControlKind.DirectRoute, "Directly, without the proxy, there is an answer from")]
    [InlineData("proxy-timeout", ControlKind.DirectRoute, "Directly, without the proxy, there is an answer from")]
    [InlineData("proxy-dropped", ControlKind.DirectRoute, "Directly, without the proxy, there is an answer from")]
    [InlineData("tcp-dropped-proxy-unused", ControlKind.OtherRoute, "through http://proxy.contoso.test:8080 (from the environment variables)")]
    public async Task What_a_control_gave_is_told_with_the_cause(string scenario, ControlKind kind, string told)
    {
        var report = await RunAsync(scenario, Catalogs.Shipped());
        Assert.Contains(report.Evidence.Controls, c => c.Request.Kind == kind);
        Assert.Contains(told, CauseOf(report, scenario).Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_portal_is_recognized_although_the_connectivity_checks_were_left_out()
    {
        var report = await RunAsync("captive-portal", Only(SignIn));
        Assert.Equal(["http.captive-portal"], report.AllFindings.Where(f => f.Severity > Severity.Info).Select(f => f.Code));
    }

    [Fact]
    public async Task A_host_that_was_left_out_tells_that_all_of_its_kind_fail()
    {
        var one = await RunAsync("tcp-refused", Only("blob-ceuswatcab01"));
        Assert.Contains("fails as well", one.AllFindings.Single(f => string.Equals(f.Code, "tcp.refused", StringComparison.Ordinal)).Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("range-answered-by-firewall")]
    [InlineData("dns-disagree")]
    [InlineData("tcp-dropped-proxy-unused")]
    [InlineData("captive-portal")]
    public async Task A_report_with_controls_is_judged_the_same_again(string scenario)
    {
        var report = await RunAsync(scenario, string.Equals(scenario, "captive-portal", StringComparison.Ordinal) ? Only(SignIn) : Catalogs.Shipped());
        var first = await BytesOf(report);
        var saved = JsonReportReader.Read(first, "r.json");
        var again = report with { Evidence = saved.Evidence, Judgement = new Diagnostician(RuleBook.Standard().Rules).Judge(saved.Evidence) };
        Assert.Equal(first, await BytesOf(again));
    }

    [Theory]
    [InlineData("tcp-dropped-all")]
    [InlineData("tcp-dropped-proxy-unused")]
    [InlineData("path-mtu")]
    [InlineData("proxy-timeout")]
    [InlineData("proxy-dropped")]
    public async Task Controls_end_within_a_second_of_the_stage_that_they_explain(string scenario)
    {
        var stage = TimeSpan.FromSeconds(3);
        var catalog = Catalogs.Shipped();
        var (row, changed) = (ScenarioBook.Find(scenario)!, new NetCheckOptions { StageTimeout = stage });
        await using var network = SimulatedNetwork.Start(catalog, row);
        var check = new NetCheck(catalog, row.Configure(changed, network), network);
        // The first run has the certificates of the simulation made, which takes time besides.
        _ = await check.RunAsync(Token);
        var clock = Stopwatch.StartNew();
        var report = await check.RunAsync(Token);
        Assert.True(clock.Elapsed < stage + TimeSpan.FromSeconds(1), $"it took {clock.Elapsed}");
        Assert.All(report.Evidence.Controls.Select(c => c.Trace).OfType<Facts.Trace>(), t => Assert.True(t.Stages.Aggregate(TimeSpan.Zero, (sum, s) => sum + s.Fact.Duration) < stage + TimeSpan.FromSeconds(1)));
    }

    [Fact]
    public async Task What_only_a_control_sees_is_not_looked_up_for_revocation()
    {
        var report = await RunAsync("proxy-timeout", Catalogs.Shipped());
        Assert.Contains(report.Evidence.Controls, c => c.Trace?.Handshake is { Chain.IsEmpty: false });
        Assert.Empty(report.Evidence.Revocations);
    }

    [Fact]
    public async Task A_queue_of_few_slots_makes_no_second_cause_of_one_path() =>
        Assert.Equal(["path.mtu"], (await RunAsync(ScenarioBook.Find("path-mtu")!, Catalogs.Shipped(), o => o with { StageTimeout = TimeSpan.FromSeconds(2), Concurrency = 12 }))
            .AllFindings.Where(f => f.Severity > Severity.Info).Select(f => f.Code));

    [Fact]
    public async Task A_queue_of_few_slots_says_of_no_endpoint_that_its_direct_way_fails() =>
        Assert.DoesNotContain("there is none from", CauseOf(await RunAsync(
            ScenarioBook.Find("proxy-timeout")!, Catalogs.Shipped(), o => o with { StageTimeout = TimeSpan.FromSeconds(2), Concurrency = 5 }), "proxy-timeout").Detail, StringComparison.Ordinal);

    [Fact]
    public async Task No_credentials_are_sent_to_a_proxy_by_a_control()
    {
        var demand = new ProxyFault { Answer = static _ => SquidReply.Error(407, "Proxy Authentication Required", "ERR_CACHE_ACCESS_DENIED 0", ("Proxy-Authenticate", "Basic realm=\"x\"")) };
        var scenario = ScenarioBook.Find("tcp-dropped-proxy-unused")!;
        var report = await RunAsync(scenario with { Faults = scenario.Faults.Add(demand) }, Catalogs.Shipped(), o => o with { Credentials = ProxyCredentials.Of("someone", "secret") });
        var logins = report.Evidence.Controls.Select(c => c.Trace?.Tunnel?.Login).OfType<LoginFact>().ToList();
        Assert.NotEmpty(logins);
        Assert.All(logins, l => Assert.Equal(CredentialKind.None, l.Credentials));
    }

    private static Finding CauseOf(Report report, string scenario) =>
        report.AllFindings.First(f => string.Equals(f.Code, ScenarioBook.Find(scenario)!.ExpectedCodes[0], StringComparison.Ordinal));

    private static SelectedCatalog Only(string selector) => EndpointCatalog.LoadEmbedded().Select(new CatalogSelection { Only = [selector] });

    private static async Task<byte[]> BytesOf(Report report)
    {
        using var stream = new MemoryStream();
        await new JsonReportWriter().WriteAsync(report, stream, Token);
        return stream.ToArray();
    }

    private static Task<Report> RunAsync(string name, SelectedCatalog catalog) => RunAsync(ScenarioBook.Find(name)!, catalog, o => o);

    private static async Task<Report> RunAsync(Scenario scenario, SelectedCatalog catalog, Func<NetCheckOptions, NetCheckOptions> change)
    {
        await using var network = SimulatedNetwork.Start(catalog, scenario);
        var options = scenario.Configure(new NetCheckOptions { StageTimeout = TimeSpan.FromSeconds(3) }, network);
        return await new NetCheck(catalog, change(options), network).RunAsync(Token);
    }
}
