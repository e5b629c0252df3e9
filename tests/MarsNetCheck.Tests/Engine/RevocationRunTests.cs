using System.Collections.Concurrent;
using System.Diagnostics;
using MarsNetCheck.Catalog;
using MarsNetCheck.Facts;
using MarsNetCheck.Simulation;
using MarsNetCheck.Simulation.Certificates;
using MarsNetCheck.Simulation.Faults;
using MarsNetCheck.Simulation.Peers;

namespace MarsNetCheck.Tests.Engine;

[Collection(nameof(WholeRuns))]
public sealed class RevocationRunTests
{
    private const string Unreachable = "tls.revocation-unreachable";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_source_is_asked_once_however_many_endpoints_share_it()
    {
        var asked = new ConcurrentBag<string>();

        var report = await RunAsync(Authorities((request, genuine) =>
        {
            if (RevocationOffice.IsAsked(request.Path))
                asked.Add(request.Path);
            return genuine;
        }));

        Assert.Equal(asked.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal), asked.Order(StringComparer.Ordinal));
        Assert.Equal(asked.Count, report.Evidence.Revocations.Length);
        Assert.Contains(report.Evidence.Revocations, r => r is { Source: RevocationSource.Crl, Certificates.Length: > 5 });
        Assert.Contains(report.Evidence.Revocations, r => r.Source == RevocationSource.Ocsp);
    }

    [Fact]
    public async Task Every_certificate_of_a_genuine_chain_but_the_root_is_told_about()
    {
        var report = await RunAsync(Authorities((_, genuine) => genuine));

        var shown = report.Evidence.Targets.SelectMany(t => t.Traces).SelectMany(t => t.Handshake?.Chain ?? []).Select(c => c.Thumbprint).Distinct(StringComparer.Ordinal);
        var told = report.Evidence.Revocations.SelectMany(r => r.Certificates).Where(c => c.Status == RevocationStatus.Good).Select(c => c.Thumbprint);
        Assert.Equal(shown.Order(StringComparer.Ordinal), told.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
        Assert.All(report.Evidence.Revocations, r => Assert.True(r.SignatureVerified));
    }

    [Fact]
    public async Task Sources_that_are_silent_delay_no_attempt_and_end_the_run_within_a_stage_and_a_second()
    {
        var timeout = TimeSpan.FromSeconds(3);
        var catalog = Catalogs.Shipped();
        var scenario = Authorities((request, genuine) => RevocationOffice.IsAsked(request.Path) ? Reply.Nothing(ReplyEnding.Hang) : genuine);
        await using var network = SimulatedNetwork.Start(catalog, scenario);
        await using var run = new NetCheck(catalog, scenario.Configure(new NetCheckOptions { StageTimeout = timeout }, network), network).Start(Token);
        var clock = Stopwatch.StartNew();
        var lastAttempt = TimeSpan.Zero;
        var attempts = 0;
        var expected = catalog.Endpoints.Length;
        await foreach (var trace in run.Traces.WithCancellation(Token))
        {
            lastAttempt = ++attempts <= expected ? clock.Elapsed : lastAttempt;
            Assert.Null(trace.Failure);
        }

        var report = await run.Report;

        Assert.True(clock.Elapsed - lastAttempt < timeout + TimeSpan.FromSeconds(1), $"{clock.Elapsed} after {lastAttempt}");
        Assert.Equal([Unreachable], report.AllFindings.Where(f => f.Severity > MarsNetCheck.Diagnosis.Severity.Info).Select(f => f.Code));
        Assert.All(report.Evidence.Revocations, r => Assert.Equal((FailureKind.Timeout, null), (r.Attempt.Failure?.Kind, r.Problem)));
    }

    [Fact]
    public async Task Out_of_budget_nothing_is_claimed()
    {
        var scenario = Authorities((request, genuine) => RevocationOffice.IsAsked(request.Path) ? Reply.Nothing(ReplyEnding.Hang) : genuine);

        var report = await RunAsync(scenario, new NetCheckOptions { StageTimeout = TimeSpan.FromSeconds(30), Budget = TimeSpan.FromSeconds(4) });

        Assert.DoesNotContain(report.AllFindings, f => f.Code == Unreachable);
        Assert.NotEmpty(report.Evidence.Revocations);
        Assert.All(report.Evidence.Revocations, r => Assert.False(r.Measured));
    }

    [Fact]
    public async Task An_answer_larger_than_the_limit_is_not_measured()
    {
        var scenario = Authorities((request, genuine) => RevocationOffice.IsAsked(request.Path) ? genuine with { Body = new byte[(4 * 1024 * 1024) + 1] } : genuine);

        var report = await RunAsync(scenario);

        Assert.All(report.Evidence.Revocations, r => Assert.Equal(FailureKind.TooLarge, r.Attempt.Failure?.Kind));
        Assert.DoesNotContain(report.AllFindings, f => f.Code == Unreachable);
    }

    [Fact]
    public async Task A_responder_that_is_silent_is_left_when_the_list_has_told()
    {
        var scenario = Authorities((request, genuine) => RevocationOffice.IsResponderAsked(request.Path) ? Reply.Nothing(ReplyEnding.Hang) : genuine);
        var timeout = TimeSpan.FromSeconds(20);
        var clock = Stopwatch.StartNew();

        var report = await RunAsync(scenario, new NetCheckOptions { StageTimeout = timeout });

        Assert.True(clock.Elapsed < timeout, $"it took {clock.Elapsed}");
        Assert.DoesNotContain(report.AllFindings, f => f.Severity > MarsNetCheck.Diagnosis.Severity.Info);
    }

    [Fact]
    public async Task After_an_answer_that_is_signed_in_an_unknown_way_the_next_source_is_asked()
    {
        var scenario = Authorities((request, genuine) => RevocationOffice.IsResponderAsked(request.Path) ? genuine with { Body = SignedBySha224(genuine.Body.ToArray()) } : genuine);

        var report = await RunAsync(scenario);

        var responders = report.Evidence.Revocations.Where(r => r.Source == RevocationSource.Ocsp).ToList();
        Assert.NotEmpty(responders);
        Assert.All(responders, r => Assert.Null(r.SignatureVerified));
        var listed = report.Evidence.Revocations.Where(r => r is { Source: RevocationSource.Crl, SignatureVerified: true }).SelectMany(r => r.Certificates).Select(c => c.Thumbprint).ToHashSet(StringComparer.Ordinal);
        Assert.All(responders.SelectMany(r => r.Certificates), c => Assert.Contains(c.Thumbprint, listed));
    }

    [Fact]
    public async Task A_responders_answer_has_a_limit_of_its_own()
    {
        var scenario = Authorities((request, genuine) => RevocationOffice.IsResponderAsked(request.Path) ? genuine with { Body = new byte[(64 * 1024) + 1] } : genuine);

        var report = await RunAsync(scenario);

        Assert.All(report.Evidence.Revocations, r => Assert.Equal(r.Source == RevocationSource.Ocsp ? FailureKind.TooLarge : null, r.Attempt.Failure?.Kind));
    }

    [Fact]
    public async Task A_source_that_is_silent_at_every_address_could_not_be_connected_to()
    {
        var silent = Authorities((_, genuine) => genuine) with { Faults = [new DialFault { Scope = FaultScope.Of(EndpointGroup.Pki) }] };

        var report = await RunAsync(silent, new NetCheckOptions { StageTimeout = TimeSpan.FromSeconds(2) });

        Assert.All(report.Evidence.Revocations, r => Assert.Equal((Stage.Connect, FailureKind.Timeout), (r.Attempt.FailedStage, r.Attempt.Failure?.Kind)));
        Assert.Equal(["tcp.timeout"], report.AllFindings.Where(f => f.Severity > MarsNetCheck.Diagnosis.Severity.Info).Select(f => f.Code));
    }

    [Theory]
    [InlineData("tls-intercepted")]
    [InlineData("tls-intercepted-trusted")]
    public async Task A_foreign_chain_is_not_looked_up(string name) => Assert.Empty((await RunAsync(ScenarioBook.Find(name)!)).Evidence.Revocations);

    [Fact]
    public async Task Sources_are_asked_through_the_proxy_that_the_system_takes()
    {
        var report = await RunAsync(ScenarioBook.Find("healthy-proxy")!);

        Assert.NotEmpty(report.Evidence.Revocations);
        Assert.All(report.Evidence.Revocations, r => Assert.True(r is { Answered: true, Attempt: { Route.Proxy: not null, Exchange.ThroughProxy: true } }));
    }

    // The last arc of the algorithm's object identifier: RSA or ECDSA with SHA-256 becomes the same with SHA-224.
    private static byte[] SignedBySha224(byte[] answer)
    {
        foreach (var (known, arc) in new (byte[], byte)[] { ([0x2A, 0x86, 0x48, 0xCE, 0x3D, 4, 3, 2], 1), ([0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 1, 1, 0x0B], 0x0E) })
        {
            if (answer.AsSpan().LastIndexOf(known) is > 0 and var at)
                answer[at + known.Length - 1] = arc;
        }
        return answer;
    }

    private static Scenario Authorities(Func<HttpRequest, Reply, Reply> answer) => new()
    {
        Name = "authorities",
        Title = "Authorities answer in a way of their own",
        Faults = [new HttpFault { Scope = FaultScope.Of(EndpointGroup.Pki), Answer = answer }],
    };

    private static async Task<Report> RunAsync(Scenario scenario, NetCheckOptions? options = null)
    {
        var catalog = Catalogs.Shipped();
        await using var network = SimulatedNetwork.Start(catalog, scenario);
        return await new NetCheck(catalog, scenario.Configure(options ?? new NetCheckOptions(), network), network).RunAsync(Token);
    }
}
