using MarsNetCheck.Facts;
using MarsNetCheck.Hosting.History;
using MarsNetCheck.Hosting.Settings;
using MarsNetCheck.Reports;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace MarsNetCheck.Hosting.Runs;

/// <summary>Runs checks, one at a time, keeps their reports and tells of them.</summary>
public sealed partial class CheckRunner
{
    private readonly ICheckFactory _checks;
    private readonly IReportHistory _history;
    private readonly RunFeed _feed;
    private readonly ScheduleSettings _schedule;
    private readonly TimeProvider _time;
    private readonly ILogger<CheckRunner> _log;
    private readonly Lock _lock = new();
    private Task _current = Task.CompletedTask;
    private DateTimeOffset? _began;

    /// <summary>Creates it.</summary>
    public CheckRunner(ICheckFactory checks, IReportHistory history, RunFeed feed, IOptions<MarsNetCheckSettings> settings, TimeProvider time, ILogger<CheckRunner> log)
    {
        ArgumentNullException.ThrowIfNull(settings);
        (_checks, _history, _feed, _schedule, _time, _log) = (checks, history, feed, settings.Value.Schedule, time, log);
    }

    /// <summary>The newest report; null until there is one.</summary>
    public ReportSnapshot? Latest { get; private set; }

    /// <summary>True while a run is under way.</summary>
    public bool IsRunning => !_current.IsCompleted;

    /// <summary>Begins a run, unless one is under way or the last began too short a time ago.</summary>
    /// <param name="reason">Why.</param>
    /// <param name="stop">Stops the run when the service stops; what was measured is then not kept.</param>
    public RunAnswer Start(RunReason reason, CancellationToken stop)
    {
        lock (_lock)
        {
            if (IsRunning)
                return new RunAnswer(Started: false, Wait: null);
            var now = _time.GetUtcNow();
            if (reason == RunReason.Demand && _began is { } began && now - began < _schedule.AtLeast)
                return new RunAnswer(Started: false, _schedule.AtLeast - (now - began));
            _began = now;
            _current = RunAsync(reason, stop);
            return new RunAnswer(Started: true, Wait: null);
        }
    }

    /// <summary>Waits until no run is under way; a run that failed is over, too.</summary>
    public Task SettleAsync() => _current;

    /// <summary>Takes up the newest report of the history, so that the service knows it from the start.</summary>
    internal void Restore(ReportSnapshot snapshot) => Latest = snapshot;

    private async Task RunAsync(RunReason reason, CancellationToken stop)
    {
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        try
        {
            var catalog = _checks.Catalog;
            _feed.Publish(new RunStarted(_time.GetUtcNow(), reason, catalog.Endpoints.Length));
            await using var run = _checks.Create(catalog).Start(stop);
            await TellAsync(run.Traces, catalog.Endpoints.Length);
            var report = await run.Report;
            using var json = new MemoryStream();
            await new JsonReportWriter().WriteAsync(report, json, stop);
            var bytes = json.ToArray();
            var summary = await _history.SaveAsync(report, bytes, stop);
            Latest = new ReportSnapshot(summary, report, bytes);
            RunEnded(Words.Of(summary.Verdict), summary.Duration.TotalSeconds);
            _feed.Publish(new RunCompleted(_time.GetUtcNow(), summary));
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The service stops.
        }
        catch (HistoryException e)
        {
            NotKept(e, e.Message);
            _feed.Publish(new RunFailed(_time.GetUtcNow(), e.Message) { NotKept = true });
        }
    }

    private async Task TellAsync(IAsyncEnumerable<Trace> traces, int endpoints)
    {
        var done = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var trace in traces)
        {
            done.Add(trace.Endpoint);
            _feed.Publish(new AttemptDone(_time.GetUtcNow(), trace, done.Count, endpoints));
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "A check ended: {Verdict} after {Seconds} s.")]
    private partial void RunEnded(string verdict, double seconds);

    [LoggerMessage(Level = LogLevel.Error, Message = "The report of a check could not be kept: {Problem}")]
    private partial void NotKept(Exception error, string problem);
}
