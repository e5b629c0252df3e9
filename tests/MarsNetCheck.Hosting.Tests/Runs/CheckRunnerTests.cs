using MarsNetCheck.Diagnosis;
using MarsNetCheck.Hosting.History;
using MarsNetCheck.Hosting.Runs;
using MarsNetCheck.Hosting.Tests.History;

namespace MarsNetCheck.Hosting.Tests.Runs;

public sealed class CheckRunnerTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Whoever_begins_a_run_can_wait_for_its_report()
    {
        await using var checks = new SimulatedChecks("healthy", "auth");
        using var parts = new RunnerParts(checks);

        var answer = parts.Runner.Start(RunReason.Demand, Token);
        var snapshot = await answer.Completion!;

        Assert.True(answer.Started);
        Assert.Same(parts.Runner.Latest, snapshot);
        Assert.Equal(OverallVerdict.Ready, snapshot!.Summary.Verdict);
        Assert.False(parts.Runner.IsRunning);
        Assert.Null(parts.Runner.Current);
    }

    [Fact]
    public async Task Who_asks_while_a_run_is_under_way_waits_for_that_one()
    {
        await using var checks = new SimulatedChecks("healthy", "auth");
        using var parts = new RunnerParts(checks);
        var first = parts.Runner.Start(RunReason.Schedule, Token);

        var second = parts.Runner.Start(RunReason.Demand, Token);

        Assert.Equal((false, null), (second.Started, second.Wait));
        Assert.Same(await first.Completion!, await second.Completion!);
        Assert.Single(await parts.History.ListAsync(before: null, 10, Token));
    }

    [Fact]
    public async Task Asked_too_soon_after_the_last_run_it_says_how_long_to_wait()
    {
        using var checks = new BreakingChecks();
        using var parts = new RunnerParts(checks);
        await parts.Runner.Start(RunReason.Schedule, Token).Completion!;
        parts.Time.Advance(TimeSpan.FromSeconds(4));

        var answer = parts.Runner.Start(RunReason.Demand, Token);

        Assert.Equal(new RunAnswer(Started: false, TimeSpan.FromSeconds(6)), answer);
        parts.Time.Advance(TimeSpan.FromSeconds(6));
        Assert.True(parts.Runner.Start(RunReason.Demand, Token).Started);
        await parts.Runner.SettleAsync();
    }

    [Fact]
    public async Task A_clock_that_is_set_back_makes_nobody_wait_longer()
    {
        using var checks = new BreakingChecks();
        using var parts = new RunnerParts(checks);
        await parts.Runner.Start(RunReason.Demand, Token).Completion!;
        parts.Time.Ahead = TimeSpan.FromDays(-30);
        parts.Time.Advance(TimeSpan.FromSeconds(4));

        Assert.Equal(new RunAnswer(Started: false, TimeSpan.FromSeconds(6)), parts.Runner.Start(RunReason.Demand, Token));

        parts.Time.Advance(TimeSpan.FromSeconds(6));
        Assert.True(parts.Runner.Start(RunReason.Demand, Token).Started);
        await parts.Runner.SettleAsync();
    }

    [Fact]
    public async Task A_report_that_is_finished_when_the_service_stops_is_kept()
    {
        await using var checks = new SimulatedChecks("healthy", "auth");
        var history = new SlowHistory();
        using var parts = new RunnerParts(checks, history);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var answer = parts.Runner.Start(RunReason.Schedule, stop.Token);
        await history.AskedAsync();

        await stop.CancelAsync();
        history.Take();

        Assert.Equal(1, (await answer.Completion!)!.Summary.Id);
        Assert.Null(parts.Runner.Problem);
    }

    [Fact]
    public async Task A_service_that_stops_does_not_wait_long_for_a_history_that_takes_nothing()
    {
        await using var checks = new SimulatedChecks("healthy", "auth");
        var history = new SlowHistory();
        using var parts = new RunnerParts(checks, history);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var answer = parts.Runner.Start(RunReason.Schedule, stop.Token);
        await history.AskedAsync();
        await stop.CancelAsync();

        parts.Time.Advance(TimeSpan.FromSeconds(3));

        await answer.Completion!.WaitAsync(TimeSpan.FromSeconds(30), Token);
        Assert.Equal(ReportSummary.NotKept, (await answer.Completion!)!.Summary.Id);
        Assert.Equal("The report of this check is not kept: the service stops, and the history did not take it in time. It can be read until the next check ends.", parts.Runner.Problem);
    }

    [Fact]
    public async Task A_report_of_before_the_start_does_not_take_the_place_of_a_newer_one()
    {
        await using var checks = new SimulatedChecks("healthy", "auth");
        using var parts = new RunnerParts(checks);
        var old = await SampleReports.BlockedAsync();
        var newer = await parts.Runner.Start(RunReason.Demand, Token).Completion!;

        parts.Runner.Reports.TakeUp(new ReportSnapshot(Summaries.Of(old, 7), old, await old.JsonAsync()));

        Assert.Same(newer, parts.Runner.Latest);
    }

    [Fact]
    public async Task How_far_a_run_is_can_be_seen_while_it_is_under_way()
    {
        await using var checks = new SimulatedChecks("tcp-dropped") { StageTimeout = TimeSpan.FromSeconds(60) };
        using var parts = new RunnerParts(checks);
        var listening = parts.Listen();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Token);
        parts.Runner.Start(RunReason.Demand, stop.Token);

        var done = await listening.NextAsync<AttemptDone>();

        Assert.NotNull(parts.Runner.Current);
        Assert.Equal((RunnerParts.Begin, RunReason.Demand, checks.Catalog.Endpoints.Length), (parts.Runner.Current.Began, parts.Runner.Current.Reason, parts.Runner.Current.Endpoints));
        Assert.InRange(parts.Runner.Current.Done, done.Done, checks.Catalog.Endpoints.Length - 1);
        await stop.CancelAsync();
        await parts.Runner.SettleAsync();
        Assert.Null(parts.Runner.Current);
    }

    [Fact]
    public async Task A_report_that_cannot_be_kept_is_there_all_the_same_and_the_problem_is_told()
    {
        await using var checks = new SimulatedChecks("healthy", "auth");
        var history = new UnwritableHistory();
        using var parts = new RunnerParts(checks, history);
        var listening = parts.Listen();

        var snapshot = await parts.Runner.Start(RunReason.Demand, Token).Completion!;

        var problem = $"The report of this check is not kept: {UnwritableHistory.Problem}. It can be read until the next check ends.";
        var failed = await listening.NextAsync<RunFailed>();
        Assert.Equal((problem, true), (failed.Problem, failed.NotKept));
        Assert.Equal(ReportSummary.NotKept, (await listening.NextAsync<RunCompleted>()).Summary.Id);
        Assert.Same(snapshot, parts.Runner.Latest);
        Assert.Equal((ReportSummary.NotKept, problem), (snapshot!.Summary.Id, parts.Runner.Problem));

        history.Works = true;
        parts.Time.Advance(TimeSpan.FromMinutes(1));
        await parts.Runner.Start(RunReason.Demand, Token).Completion!;
        Assert.Equal((1, null), (parts.Runner.Latest!.Summary.Id, parts.Runner.Problem));
    }

    [Fact]
    public async Task A_history_that_was_begun_anew_is_told()
    {
        await using var checks = new SimulatedChecks("healthy", "auth");
        using var parts = new RunnerParts(checks, new UnwritableHistory { Works = true });
        var listening = parts.Listen();

        await parts.Runner.Start(RunReason.Demand, Token).Completion!;

        Assert.Equal("The history was begun anew", (await listening.NextAsync<HistoryRenewed>()).Notice);
        Assert.Equal("The history was begun anew", parts.Runner.HistoryNotice);
    }

    [Fact]
    public async Task A_run_that_breaks_leaves_the_report_before_it_and_says_what_broke()
    {
        using var checks = new BreakingChecks();
        using var parts = new RunnerParts(checks);
        var listening = parts.Listen();

        Assert.Null(await parts.Runner.Start(RunReason.Demand, Token).Completion!);

        Assert.False((await listening.NextAsync<RunFailed>()).NotKept);
        Assert.Equal("The check failed: the service's log says why.", parts.Runner.Problem);
    }

    [Fact]
    public async Task A_run_that_goes_on_past_its_budget_is_stopped()
    {
        await using var checks = new SimulatedChecks("tcp-dropped") { StageTimeout = TimeSpan.FromSeconds(60) };
        using var parts = new RunnerParts(checks);
        var listening = parts.Listen();
        var answer = parts.Runner.Start(RunReason.Demand, Token);
        await listening.NextAsync<RunStarted>();
        await listening.NextAsync<AttemptDone>();

        parts.Time.Advance(TimeSpan.FromSeconds(75));

        Assert.Null(await answer.Completion!.WaitAsync(TimeSpan.FromSeconds(30), Token));
        Assert.Equal("The check failed: it did not end within 75 s and was stopped.", parts.Runner.Problem);
    }
}
