using MarsNetCheck.Diagnosis;
using MarsNetCheck.Hosting.History;
using MarsNetCheck.Hosting.Settings;
using MarsNetCheck.Reports;
using Microsoft.Extensions.Time.Testing;

namespace MarsNetCheck.Hosting.Tests.History;

/// <summary>What every history does, wherever it keeps its reports.</summary>
public abstract class HistoryTests
{
    private static readonly DateTimeOffset _now = new(2026, 3, 1, 12, 0, 0, 123, TimeSpan.Zero);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private protected FakeTimeProvider Time { get; } = new(_now);

    private protected abstract IReportHistory Create(HistorySettings settings);

    [Fact]
    public async Task A_report_that_was_kept_is_read_back_byte_for_byte()
    {
        var history = Create(new HistorySettings());
        var report = (await SampleReports.BlockedAsync()).At(_now.AddTicks(7));
        var json = await report.JsonAsync();

        var summary = await history.SaveAsync(report, json, Token);

        Assert.Equal(json, (await history.ReadAsync(summary.Id, Token))!.Value.ToArray());
        var listed = Assert.Single(await history.ListAsync(before: null, 10, Token));
        Assert.Equivalent(summary, listed, strict: true);
        Assert.Equal((1, _now.AddTicks(7), report.Duration, OverallVerdict.Blocked), (listed.Id, listed.StartedAt, listed.Duration, listed.Verdict));
        Assert.Equal(["proxy.auth-required"], listed.Codes);
        Assert.Equal(Headline.Of(report), listed.Headline);
        Assert.Null(history.Notice);
    }

    [Fact]
    public async Task A_stopped_run_is_listed_as_one()
    {
        var history = Create(new HistorySettings());

        await SaveAsync(history, await SampleReports.HealthyAsync() with { Interrupted = true });

        Assert.True(Assert.Single(await history.ListAsync(before: null, 10, Token)).Interrupted);
    }

    [Fact]
    public async Task A_history_without_reports_has_none_of_anything()
    {
        var history = Create(new HistorySettings());

        Assert.Empty(await history.ListAsync(before: null, 10, Token));
        Assert.Null(await history.ReadAsync(1, Token));
        Assert.Empty(await history.ChangesAsync(DateTimeOffset.MinValue, 10, Token));
        Assert.Empty(await history.PointsAsync("login-microsoftonline", DateTimeOffset.MinValue, Token));
    }

    [Fact]
    public async Task Reports_are_listed_page_by_page_the_newest_first()
    {
        var history = Create(new HistorySettings());
        foreach (var _ in Enumerable.Range(1, 5))
            await SaveAsync(history, await SampleReports.HealthyAsync());

        Assert.Equal([5, 4], (await history.ListAsync(before: null, 2, Token)).Select(s => s.Id));
        Assert.Equal([3, 2], (await history.ListAsync(before: 4, 2, Token)).Select(s => s.Id));
        Assert.Equal([1], (await history.ListAsync(before: 2, 2, Token)).Select(s => s.Id));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1001)]
    public async Task Nobody_is_given_more_than_a_thousand_rows_at_once(int limit)
    {
        var history = Create(new HistorySettings());

        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => history.ListAsync(before: null, limit, Token));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => history.ChangesAsync(_now, limit, Token));
    }

    [Fact]
    public async Task More_reports_than_the_limit_push_the_oldest_out()
    {
        var history = Create(new HistorySettings { MaxReports = 3 });
        foreach (var _ in Enumerable.Range(1, 5))
            await SaveAsync(history, await SampleReports.HealthyAsync());

        Assert.Equal([5, 4, 3], (await history.ListAsync(before: null, 10, Token)).Select(s => s.Id));
        Assert.Null(await history.ReadAsync(2, Token));
        Assert.Equal([3, 4, 5], (await history.PointsAsync("login-microsoftonline", DateTimeOffset.MinValue, Token)).Select(p => p.Report));
    }

    [Fact]
    public async Task Reports_older_than_the_limit_go_when_the_next_is_kept()
    {
        var history = Create(new HistorySettings { Keep = TimeSpan.FromHours(2) });
        await SaveAsync(history, await SampleReports.HealthyAsync(), _now);
        await SaveAsync(history, await SampleReports.HealthyAsync(), _now + TimeSpan.FromHours(1));
        Time.Advance(TimeSpan.FromHours(2.5));

        await SaveAsync(history, await SampleReports.HealthyAsync(), _now + TimeSpan.FromHours(2.5));

        Assert.Equal([3, 2], (await history.ListAsync(before: null, 10, Token)).Select(s => s.Id));
    }

    [Fact]
    public async Task A_clock_that_was_a_year_ahead_for_a_run_costs_a_few_reports_and_not_all()
    {
        var history = Create(new HistorySettings());
        foreach (var i in Enumerable.Range(0, 20))
            await SaveAsync(history, await SampleReports.HealthyAsync(), _now.AddMinutes(i));
        Time.Advance(TimeSpan.FromDays(365));

        await SaveAsync(history, await SampleReports.HealthyAsync(), _now.AddDays(365));

        Assert.Equal(Enumerable.Range(5, 17).Reverse(), (await history.ListAsync(before: null, 100, Token)).Select(s => (int)s.Id));
        Assert.Equal(Enumerable.Range(5, 17), (await history.PointsAsync("login-microsoftonline", DateTimeOffset.MinValue, Token)).Select(p => (int)p.Report));
    }

    [Fact]
    public async Task The_newest_report_is_kept_however_old_it_is()
    {
        var history = Create(new HistorySettings { Keep = TimeSpan.FromHours(1), MaxReports = 1 });

        await SaveAsync(history, await SampleReports.HealthyAsync(), _now - TimeSpan.FromDays(400));

        Assert.Equal([1], (await history.ListAsync(before: null, 10, Token)).Select(s => s.Id));
    }

    [Fact]
    public async Task Numbers_grow_although_reports_go()
    {
        var history = Create(new HistorySettings { MaxReports = 1 });
        await SaveAsync(history, await SampleReports.HealthyAsync());
        await SaveAsync(history, await SampleReports.HealthyAsync());

        var third = await SaveAsync(history, await SampleReports.HealthyAsync());

        Assert.Equal(3, third.Id);
    }

    [Fact]
    public async Task What_changed_is_told_the_newest_first_and_the_whole_before_its_parts()
    {
        var history = Create(new HistorySettings());
        await SaveAsync(history, await SampleReports.HealthyAsync(), _now);
        await SaveAsync(history, await SampleReports.HealthyAsync(), _now.AddMinutes(1));
        await SaveAsync(history, await SampleReports.BlockedAsync(), _now.AddMinutes(2));
        await SaveAsync(history, (await SampleReports.BlockedAsync()).Without("login-microsoftonline"), _now.AddMinutes(3));

        var changes = await history.ChangesAsync(_now, 1000, Token);

        Assert.Equal(new VerdictChange(_now.AddMinutes(3), 4, "login-microsoftonline", "blocked", After: null), changes[0]);
        Assert.Equal(new VerdictChange(_now.AddMinutes(2), 3, Subject: null, "ready", "blocked"), changes[1]);
        Assert.Contains(new VerdictChange(_now.AddMinutes(2), 3, "login-microsoftonline", "ok", "blocked"), changes);
        Assert.DoesNotContain(changes, c => c.Report is 1 or 2);
    }

    [Fact]
    public async Task Changes_are_given_from_a_time_on_and_up_to_a_number()
    {
        var history = Create(new HistorySettings());
        await SaveAsync(history, await SampleReports.HealthyAsync(), _now);
        await SaveAsync(history, await SampleReports.BlockedAsync(), _now.AddMinutes(1));
        await SaveAsync(history, await SampleReports.HealthyAsync(), _now.AddMinutes(2));

        Assert.All(await history.ChangesAsync(_now.AddMinutes(2), 1000, Token), c => Assert.Equal(3, c.Report));
        Assert.Equal([new VerdictChange(_now.AddMinutes(2), 3, Subject: null, "blocked", "ready")], await history.ChangesAsync(_now, 1, Token));
    }

    [Fact]
    public async Task A_change_is_still_told_when_the_report_before_it_is_gone()
    {
        var history = Create(new HistorySettings { MaxReports = 1 });
        await SaveAsync(history, await SampleReports.HealthyAsync());

        await SaveAsync(history, await SampleReports.BlockedAsync());

        Assert.Equal("blocked", (await history.ChangesAsync(DateTimeOffset.MinValue, 1, Token))[0].After);
    }

    [Fact]
    public async Task How_an_endpoint_fared_is_told_the_oldest_first()
    {
        var history = Create(new HistorySettings());
        var healthy = await SampleReports.HealthyAsync();
        await SaveAsync(history, healthy, _now);
        await SaveAsync(history, healthy, _now.AddMinutes(1));
        await SaveAsync(history, await SampleReports.BlockedAsync(), _now.AddMinutes(2));

        var points = await history.PointsAsync("login-microsoftonline", _now.AddMinutes(1), Token);

        Assert.Equal([(_now.AddMinutes(1), 2L, "ok"), (_now.AddMinutes(2), 3L, "blocked")], points.Select(p => (p.At, p.Report, p.Verdict)));
        Assert.Equal(Summaries.PointsOf(healthy)["login-microsoftonline"].Duration, points[0].Duration);
    }

    [Fact]
    public async Task A_report_whose_saving_was_given_up_is_not_kept()
    {
        var history = Create(new HistorySettings());
        var report = await SampleReports.HealthyAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await history.SaveAsync(report, await report.JsonAsync(), new CancellationToken(canceled: true)));

        Assert.Empty(await history.ListAsync(before: null, 10, Token));
    }

    [Fact]
    public async Task Several_threads_may_read_and_write_at_once()
    {
        var history = Create(new HistorySettings());
        var report = await SampleReports.HealthyAsync();
        var json = await report.JsonAsync();

        await Parallel.ForEachAsync(Enumerable.Range(0, 40), Token, async (_, token) =>
        {
            var summary = await history.SaveAsync(report, json, token);
            Assert.NotNull(await history.ReadAsync(summary.Id, token));
            await history.ListAsync(before: null, 10, token);
        });

        Assert.Equal(Enumerable.Range(1, 40).Reverse(), (await history.ListAsync(before: null, 100, Token)).Select(s => (int)s.Id));
    }

    private static async Task<ReportSummary> SaveAsync(IReportHistory history, Report report, DateTimeOffset? startedAt = null)
    {
        var dated = report.At(startedAt ?? _now);
        return await history.SaveAsync(dated, await dated.JsonAsync(), Token);
    }
}
