using MarsNetCheck.Facts;
using MarsNetCheck.Hosting.History;
using MarsNetCheck.Hosting.Settings;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace MarsNetCheck.Hosting.Runs;

/// <summary>Runs checks, one at a time, keeps their reports and tells of them. Safe for use by several threads.</summary>
public sealed partial class CheckRunner : IDisposable
{
    // What a run takes to end once its budget is used up. One that takes longer hangs.
    private static readonly TimeSpan _ending = TimeSpan.FromSeconds(15);

    private readonly ICheckFactory _checks;
    private readonly IReportHistory _history;
    private readonly RunFeed _feed;
    private readonly TimeSpan _atLeast;
    private readonly TimeSpan _longest;
    private readonly TimeProvider _time;
    private readonly ILogger<CheckRunner> _log;
    private readonly Lock _lock = new();
    private readonly CancellationTokenSource _stopping = new();
    private readonly CancellationToken _stopped;
    private Task<ReportSnapshot?> _run = Task.FromResult<ReportSnapshot?>(null);
    private RunProgress? _current;
    private string? _problem;
    private object? _next;
    private long? _began;

    /// <summary>Creates it.</summary>
    public CheckRunner(ICheckFactory checks, IReportHistory history, RunFeed feed, IOptions<MarsNetCheckSettings> settings, TimeProvider time, ILogger<CheckRunner> log)
    {
        ArgumentNullException.ThrowIfNull(settings);
        (_checks, _history, _feed, _time, _log) = (checks, history, feed, time, log);
        Reports = new ReportKeeper(history, feed, time, log);
        _stopped = _stopping.Token;
        _atLeast = settings.Value.Schedule.AtLeast;
        _longest = settings.Value.RunBudget + _ending;
    }

    /// <summary>The newest report, also one that the history could not take; null until there is one.</summary>
    public ReportSnapshot? Latest => Reports.Newest;

    /// <summary>How far the run is that is under way; null if there is none.</summary>
    public RunProgress? Current => Volatile.Read(ref _current);

    /// <summary>What went wrong with the last run or with keeping its report, one sentence; null if nothing did.</summary>
    public string? Problem => Volatile.Read(ref _problem);

    /// <summary>What the people who look after the service must know of its history, one sentence; null for nothing.</summary>
    public string? HistoryNotice => _history.Notice;

    /// <summary>When the next run begins by the schedule; null if none does.</summary>
    public DateTimeOffset? Next
    {
        get => Volatile.Read(ref _next) as DateTimeOffset?;
        internal set => Volatile.Write(ref _next, value);
    }

    /// <summary>The newest report, and the way into the history.</summary>
    internal ReportKeeper Reports { get; }

    /// <summary>True while a run is under way.</summary>
    public bool IsRunning => !Volatile.Read(ref _run).IsCompleted;

    /// <summary>Begins a run, unless one is under way, the last began too short a time ago, or the service stops.</summary>
    /// <param name="reason">Why.</param>
    /// <param name="stop">Stops the run when the service stops; what was measured is then not kept, but a report that is finished is.</param>
    public RunAnswer Start(RunReason reason, CancellationToken stop)
    {
        lock (_lock)
        {
            if (IsRunning)
                return new RunAnswer(Started: false, Wait: null) { Completion = _run };
            if (_stopped.IsCancellationRequested)
                return new RunAnswer(Started: false, Wait: null);
            // Not by the clock on the wall: that can be set back.
            if (reason == RunReason.Demand && _began is { } began && _time.GetElapsedTime(began) is var since && since < _atLeast)
                return new RunAnswer(Started: false, _atLeast - since);
            _began = _time.GetTimestamp();
            Volatile.Write(ref _run, RunAsync(reason, _time.GetUtcNow(), stop));
            return new RunAnswer(Started: true, Wait: null) { Completion = _run };
        }
    }

    /// <summary>Waits until no run is under way; a run that failed is over, too.</summary>
    public Task SettleAsync() => Volatile.Read(ref _run);

    /// <summary>Stops the run that is under way, without waiting for it.</summary>
    public void Dispose()
    {
        _stopping.Cancel();
        _stopping.Dispose();
    }

    /// <summary>Stops the run that is under way and begins no other. What was measured is not kept; a report that is finished is, if that is soon done.</summary>
    /// <param name="within">How long to wait for it to end.</param>
    internal async Task StopAsync(TimeSpan within)
    {
        await _stopping.CancelAsync();
        await SettleAsync().WaitAsync(within, _time).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task<ReportSnapshot?> RunAsync(RunReason reason, DateTimeOffset began, CancellationToken stop)
    {
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        using var stopped = CancellationTokenSource.CreateLinkedTokenSource(stop, _stopped);
        try
        {
            var report = await ProbeAsync(reason, began, stopped.Token);
            return await KeepAsync(report, stopped.Token);
        }
        catch (OperationCanceledException) when (stopped.IsCancellationRequested)
        {
            // The service stops.
            return null;
        }
        catch (Exception e)
        {
            // Whatever it was, the service goes on, and the next run begins at its time. What an exception says is for the log alone.
            RunBroke(e, e.Message);
            Fail(new RunFailed(_time.GetUtcNow(), $"The check failed: {(e is TimeoutException ? e.Message : "the service's log says why")}."));
            return null;
        }
        finally
        {
            Volatile.Write(ref _current, null);
        }
    }

    private async Task<Report> ProbeAsync(RunReason reason, DateTimeOffset began, CancellationToken stop)
    {
        using var late = new CancellationTokenSource(_longest, _time);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(stop, late.Token);
        try
        {
            var catalog = _checks.Catalog;
            Volatile.Write(ref _current, new RunProgress(began, reason, Done: 0, catalog.Endpoints.Length));
            _feed.Publish(new RunStarted(began, reason, catalog.Endpoints.Length));
            await using var run = _checks.Create(catalog).Start(end.Token);
            await TellAsync(run.Traces);
            return await run.Report;
        }
        catch (OperationCanceledException e) when (late.IsCancellationRequested && !stop.IsCancellationRequested)
        {
            throw new TimeoutException(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"it did not end within {_longest.TotalSeconds} s and was stopped"), e);
        }
    }

    private async Task TellAsync(IAsyncEnumerable<Trace> traces)
    {
        var done = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var trace in traces)
        {
            done.Add(trace.Endpoint);
            var progress = _current! with { Done = done.Count };
            Volatile.Write(ref _current, progress);
            _feed.Publish(new AttemptDone(_time.GetUtcNow(), trace, progress.Done, progress.Endpoints));
        }
    }

    private async Task<ReportSnapshot> KeepAsync(Report report, CancellationToken stop)
    {
        var (snapshot, failed) = await Reports.KeepAsync(report, stop);
        Volatile.Write(ref _problem, null);
        Volatile.Write(ref _current, null);
        if (failed is not null)
            Fail(failed);
        _feed.Publish(new RunCompleted(_time.GetUtcNow(), snapshot.Summary));
        return snapshot;
    }

    private void Fail(RunFailed failed)
    {
        Volatile.Write(ref _problem, failed.Problem);
        Volatile.Write(ref _current, null);
        _feed.Publish(failed);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A check failed: {Problem}")]
    private partial void RunBroke(Exception error, string problem);
}
