using System.Diagnostics;
using System.Text;
using MarsNetCheck.Diagnosis;
using MarsNetCheck.Hosting.Runs;
using MarsNetCheck.Hosting.Settings;
using MarsNetCheck.Hosting.Tests.History;
using MarsNetCheck.Rules;

namespace MarsNetCheck.Hosting.Tests.Runs;

public sealed class CheckWorkerTests
{
    private static readonly TimeSpan _every = TimeSpan.FromMinutes(15);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Runs_begin_at_the_start_and_at_their_times_and_one_that_breaks_does_not_stop_them()
    {
        using var checks = new BreakingChecks();
        using var parts = new RunnerParts(checks, schedule: new ScheduleSettings { Jitter = TimeSpan.Zero });
        var listening = parts.Listen();
        await parts.Worker.StartAsync(Token);
        await checks.OneMoreAsync();

        for (var i = 1; i <= 5; i++)
        {
            await parts.Runner.SettleAsync();
            parts.Time.Advance(_every);
            await checks.OneMoreAsync();
            Assert.Equal(RunnerParts.Begin + ((i - 1) * _every), (await listening.NextAsync<RunStarted>()).At);
        }

        Assert.Equal(6, checks.Count);
        Assert.Equal("The check failed: the service's log says why.", (await listening.NextAsync<RunFailed>()).Problem);
        await parts.Worker.StopAsync(Token);
    }

    [Fact]
    public async Task After_a_long_sleep_one_run_makes_up_for_all_that_were_missed()
    {
        using var checks = new BreakingChecks();
        using var parts = new RunnerParts(checks, schedule: new ScheduleSettings { Jitter = TimeSpan.Zero });
        await parts.Worker.StartAsync(Token);
        await checks.OneMoreAsync();
        await parts.Runner.SettleAsync();

        parts.Time.Advance(20.5 * _every);
        await checks.OneMoreAsync();
        await parts.Runner.SettleAsync();
        parts.Time.Advance(0.5 * _every);
        await checks.OneMoreAsync();

        Assert.Equal(3, checks.Count);
        await parts.Worker.StopAsync(Token);
    }

    [Fact]
    public async Task The_time_of_the_next_run_can_be_asked_for()
    {
        using var checks = new BreakingChecks();
        using var parts = new RunnerParts(checks, schedule: new ScheduleSettings { AtStart = false, Jitter = TimeSpan.Zero });

        await parts.Worker.StartAsync(Token);
        await UntilAsync(() => parts.Runner.Next is not null);

        Assert.Equal(RunnerParts.Begin + _every, parts.Runner.Next);
        await parts.Worker.StopAsync(Token);
    }

    [Fact]
    public async Task A_run_that_is_under_way_is_stopped_with_the_service_and_not_kept()
    {
        await using var checks = new SimulatedChecks("tcp-dropped") { StageTimeout = TimeSpan.FromSeconds(60) };
        using var parts = new RunnerParts(checks);
        var listening = parts.Listen();
        await parts.Worker.StartAsync(Token);
        await listening.NextAsync<RunStarted>();
        var answer = parts.Runner.Start(RunReason.Demand, Token);
        var began = Stopwatch.GetTimestamp();

        await parts.Worker.StopAsync(Token);

        Assert.InRange(Stopwatch.GetElapsedTime(began), TimeSpan.Zero, TimeSpan.FromSeconds(5));
        Assert.False(parts.Runner.IsRunning);
        Assert.Null(await answer.Completion!);
        Assert.Null(parts.Runner.Latest);
        Assert.Empty(await parts.History.ListAsync(before: null, 10, Token));
        Assert.Equal(new RunAnswer(Started: false, Wait: null), parts.Runner.Start(RunReason.Demand, Token));
    }

    [Fact]
    public async Task The_newest_report_is_there_after_a_restart()
    {
        var report = await SampleReports.BlockedAsync();
        using var checks = new BreakingChecks();
        using var parts = new RunnerParts(checks, schedule: new ScheduleSettings { Every = null, AtStart = false });
        await parts.History.SaveAsync(await SampleReports.HealthyAsync(), await (await SampleReports.HealthyAsync()).JsonAsync(), Token);
        await parts.History.SaveAsync(report, await report.JsonAsync(), Token);

        await parts.Worker.StartAsync(Token);

        Assert.Equal((2, OverallVerdict.Blocked), (parts.Runner.Latest!.Summary.Id, parts.Runner.Latest.Summary.Verdict));
        Assert.Equal(await report.JsonAsync(), parts.Runner.Latest.Json.ToArray());
        Assert.Equal(0, checks.Count);
        await parts.Worker.StopAsync(Token);
    }

    [Fact]
    public async Task A_report_of_an_older_version_is_taken_up_and_judged_by_the_rules_of_this_one()
    {
        var report = await SampleReports.BlockedAsync();
        // What that version wrote: another version number, no judgement that this one relies on, and a member that is gone since.
        var old = Encoding.UTF8.GetString(await report.JsonAsync()).Replace("\"verdict\":\"blocked\"", "\"verdict\":\"ready\"", StringComparison.Ordinal)
            .Replace("\"verdict\": \"blocked\"", "\"verdict\": \"ready\"", StringComparison.Ordinal)
            .Replace("\"schemaVersion\"", "\"gone\": [1], \"schemaVersion\"", StringComparison.Ordinal)
            .Replace($"\"{report.ToolVersion}\"", "\"0.0.7\"", StringComparison.Ordinal);
        using var checks = new BreakingChecks();
        using var parts = new RunnerParts(checks, schedule: new ScheduleSettings { Every = null, AtStart = false });
        await parts.History.SaveAsync(report, Encoding.UTF8.GetBytes(old), Token);

        await parts.Worker.StartAsync(Token);

        Assert.Equal(OverallVerdict.Blocked, parts.Runner.Latest!.Summary.Verdict);
        Assert.Equal("0.0.7", parts.Runner.Latest.Report.ToolVersion);
        Assert.Equal(await (report with { ToolVersion = "0.0.7" }).JsonAsync(), parts.Runner.Latest.Json.ToArray());
        await parts.Worker.StopAsync(Token);
    }

    [Fact]
    public async Task A_report_of_before_the_start_is_judged_by_the_rules_of_the_runs()
    {
        var report = await SampleReports.BlockedAsync();
        using var checks = new BreakingChecks { Rules = new RuleBook([]) };
        using var parts = new RunnerParts(checks, schedule: new ScheduleSettings { Every = null, AtStart = false });
        Assert.Contains("proxy.auth-required", (await parts.History.SaveAsync(report, await report.JsonAsync(), Token)).Codes);

        await parts.Worker.StartAsync(Token);

        Assert.DoesNotContain("proxy.auth-required", parts.Runner.Latest!.Summary.Codes);
        await parts.Worker.StopAsync(Token);
    }

    [Fact]
    public async Task A_report_that_cannot_be_read_gives_way_to_the_one_before()
    {
        var report = await SampleReports.BlockedAsync();
        using var checks = new BreakingChecks();
        using var parts = new RunnerParts(checks, schedule: new ScheduleSettings { Every = null, AtStart = false });
        await parts.History.SaveAsync(report, await report.JsonAsync(), Token);
        await parts.History.SaveAsync(report, "{ \"schemaVersion\": 1, "u8.ToArray(), Token);

        await parts.Worker.StartAsync(Token);

        Assert.Equal(1, parts.Runner.Latest!.Summary.Id);
        await parts.Worker.StopAsync(Token);
    }

    [Fact]
    public async Task A_history_that_cannot_be_read_does_not_keep_the_service_from_starting()
    {
        using var checks = new BreakingChecks();
        using var parts = new RunnerParts(checks, new UnwritableHistory());

        await parts.Worker.StartAsync(Token);
        await checks.OneMoreAsync();

        Assert.Null(parts.Runner.Latest);
        await parts.Worker.StopAsync(Token);
    }

    private static async Task UntilAsync(Func<bool> condition)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Token);
        limit.CancelAfter(TimeSpan.FromSeconds(30));
        while (!condition())
        {
            limit.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }
}
