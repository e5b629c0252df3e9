using System.Collections.Immutable;
using MarsNetCheck.Diagnosis;
using MarsNetCheck.Hosting.Api;
using MarsNetCheck.Hosting.Runs;
using MarsNetCheck.Hosting.Settings;
using MarsNetCheck.Metrics;
using MarsNetCheck.Reports;
using Microsoft.Extensions.Options;

namespace MarsNetCheck.Hosting.Metrics;

/// <summary>What the service tells of itself, besides its newest report.</summary>
internal sealed class ServiceMetrics(CheckRunner runner, RunFeed feed, EventListeners listeners, IOptions<MarsNetCheckSettings> settings)
{
    private static readonly MetricFamily _runs = new() { Name = "marsnetcheck_runs_total", Kind = MetricKind.Counter, Help = "Runs since the service started, by what they came to: a verdict, or failed without a report." };
    private static readonly MetricFamily _notKept = new() { Name = "marsnetcheck_history_save_failures_total", Kind = MetricKind.Counter, Help = "Reports that the history could not take." };
    private static readonly MetricFamily _inARow = new() { Name = "marsnetcheck_verdict_runs", Help = "How many reports in a row came to the present verdict, counted since the service started." };
    private static readonly MetricFamily _running = new() { Name = "marsnetcheck_run_in_progress", Help = "1 while a run is under way." };
    private static readonly MetricFamily _interval = new() { Name = "marsnetcheck_schedule_interval_seconds", Unit = "seconds", Help = "From the beginning of one run to that of the next. Absent if runs begin on demand only." };
    private static readonly MetricFamily _listeners = new() { Name = "marsnetcheck_event_listeners", Help = "How many clients follow the events of runs." };

    private static readonly ImmutableArray<OverallVerdict> _verdicts = [.. Enum.GetValues<OverallVerdict>()];

    /// <summary>What there is to tell: the families without samples, in their order.</summary>
    public static ImmutableArray<MetricFamily> Definitions { get; } = [_runs, _notKept, _inARow, _running, _interval, _listeners];

    /// <summary>The families now, in the order of <see cref="Definitions"/>.</summary>
    public ImmutableArray<MetricFamily> Read()
    {
        var counts = feed.Tally.Counts;
        return
        [
            _runs with { Samples = [.. _verdicts.Select(v => new MetricSample(counts.Verdicts.GetValueOrDefault(v), ("outcome", Words.Of(v)))), new MetricSample(counts.Failed, ("outcome", "failed"))] },
            _notKept with { Samples = [new MetricSample(counts.NotKept)] },
            _inARow with { Samples = counts.InARow == 0 ? [] : [new MetricSample(counts.InARow)] },
            _running with { Samples = [new MetricSample(runner.IsRunning ? 1 : 0)] },
            _interval with { Samples = settings.Value.Schedule.Every is { } every ? [new MetricSample(every.TotalSeconds)] : [] },
            _listeners with { Samples = [new MetricSample(listeners.Count)] },
        ];
    }
}
