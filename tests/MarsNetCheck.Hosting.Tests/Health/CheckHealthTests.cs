using System.Collections.Immutable;
using MarsNetCheck.Diagnosis;
using MarsNetCheck.Hosting.Health;
using MarsNetCheck.Hosting.History;
using MarsNetCheck.Hosting.Runs;
using MarsNetCheck.Hosting.Tests.History;
using MarsNetCheck.Hosting.Tests.Runs;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace MarsNetCheck.Hosting.Tests.Health;

public sealed class CheckHealthTests : IDisposable
{
    private readonly BreakingChecks _checks = new();
    private readonly RunnerParts _parts;

    public CheckHealthTests() => _parts = new RunnerParts(_checks);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private CheckHealth Health => new(_parts.Runner, Options.Create(_parts.Settings), _parts.Time);

    public void Dispose()
    {
        _parts.Dispose();
        _checks.Dispose();
    }

    [Fact]
    public void No_report_yet_is_degraded()
    {
        var result = Health.Current();

        Assert.Equal((HealthStatus.Degraded, "There is no report yet."), (result.Status, result.Description));
        Assert.Empty(result.Data);
    }

    [Theory]
    [InlineData(OverallVerdict.Ready, HealthStatus.Healthy)]
    [InlineData(OverallVerdict.Degraded, HealthStatus.Degraded)]
    [InlineData(OverallVerdict.Inconclusive, HealthStatus.Degraded)]
    [InlineData(OverallVerdict.Blocked, HealthStatus.Unhealthy)]
    public async Task The_verdict_decides_while_the_report_is_fresh(OverallVerdict verdict, HealthStatus status)
    {
        await TakeUpAsync(verdict);

        Assert.Equal(status, Health.Current().Status);
    }

    [Fact]
    public async Task The_values_say_what_was_found_and_when()
    {
        var report = (await SampleReports.BlockedAsync()).At(RunnerParts.Begin);
        _parts.Runner.Reports.Put(new ReportSnapshot(Summaries.Of(report, 1), report, await report.JsonAsync()));

        var result = Health.Current();

        Assert.Equal(Summaries.Of(report, 1).Headline, result.Description);
        Assert.Equal(("blocked", RunnerParts.Begin), (result.Data["verdict"], result.Data["startedAt"]));
        Assert.Equal(["proxy.auth-required"], (ImmutableArray<string>)result.Data["codes"]);
    }

    [Fact]
    public async Task A_report_that_should_have_had_a_successor_is_stale()
    {
        await TakeUpAsync(OverallVerdict.Ready);
        // 15 minutes, a minute of jitter, a minute of budget, half a minute.
        Assert.Equal(TimeSpan.FromMinutes(17.5), Health.StaleAfter);
        _parts.Time.Advance(TimeSpan.FromMinutes(17.5));
        Assert.Equal(HealthStatus.Healthy, Health.Current().Status);

        _parts.Time.Advance(TimeSpan.FromSeconds(1));

        var result = Health.Current();
        Assert.Equal(HealthStatus.Degraded, result.Status);
        Assert.EndsWith(" The report is stale: it is of 2026-03-01T12:00:00Z.", result.Description, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stale_report_that_says_blocked_stays_unhealthy()
    {
        await TakeUpAsync(OverallVerdict.Blocked);
        _parts.Time.Advance(TimeSpan.FromDays(1));

        Assert.Equal(HealthStatus.Unhealthy, Health.Current().Status);
        Assert.Contains("stale", Health.Current().Description, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_schedule_no_report_is_stale()
    {
        _parts.Settings.Schedule.Every = null;
        await TakeUpAsync(OverallVerdict.Ready);
        _parts.Time.Advance(TimeSpan.FromDays(365));

        Assert.Equal(HealthStatus.Healthy, Health.Current().Status);
    }

    [Fact]
    public async Task A_run_that_failed_is_degraded_with_its_reason()
    {
        await TakeUpAsync(OverallVerdict.Ready);
        await _parts.Runner.Start(RunReason.Schedule, Token).Completion!;

        Assert.Equal(HealthStatus.Degraded, Health.Current().Status);
        Assert.EndsWith("The check failed: the service's log says why.", Health.Current().Description, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_history_that_takes_nothing_is_degraded_with_its_reason()
    {
        await using var checks = new SimulatedChecks("healthy", "auth");
        using var parts = new RunnerParts(checks, new UnwritableHistory());
        await parts.Runner.Start(RunReason.Schedule, Token).Completion!;

        // The run is of today.
        parts.Time.Ahead = DateTimeOffset.UtcNow - RunnerParts.Begin;
        var result = new CheckHealth(parts.Runner, Options.Create(parts.Settings), parts.Time).Current();

        Assert.Equal(HealthStatus.Degraded, result.Status);
        Assert.Contains(UnwritableHistory.Problem, result.Description, StringComparison.Ordinal);
        Assert.Equal("ready", result.Data["verdict"]);
    }

    [Fact]
    public async Task A_program_that_adds_the_service_has_its_health_check()
    {
        await using var service = await TestService.StartAsync("proxy-auth-negotiate");
        await service.ReportAsync();

        var report = await service.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync(Token);

        Assert.Equal(HealthStatus.Unhealthy, report.Entries["marsnetcheck"].Status);
        Assert.Equal("blocked", report.Entries["marsnetcheck"].Data["verdict"]);
    }

    private async Task TakeUpAsync(OverallVerdict verdict)
    {
        var report = (await SampleReports.HealthyAsync()).At(RunnerParts.Begin);
        report = report with { Judgement = report.Judgement with { Verdict = verdict } };
        _parts.Runner.Reports.Put(new ReportSnapshot(Summaries.Of(report, 1), report, await report.JsonAsync()));
    }
}
