using System.Collections.Immutable;
using MarsNetCheck.Diagnosis;
using MarsNetCheck.Rules;

namespace MarsNetCheck.Metrics;

/// <summary>What a report says of the whole run.</summary>
internal static class RunMetrics
{
    private static readonly ImmutableArray<OverallVerdict> _verdicts = [.. Enum.GetValues<OverallVerdict>()];

    public static ImmutableArray<ReportMetric> All { get; } =
    [
        ReportMetric.Gauge("marsnetcheck_verdict", "1 for the verdict of the newest report, 0 for the others.",
            r => ReportMetrics.StateSet(r.Verdict, _verdicts, "verdict")),
        ReportMetric.Gauge("marsnetcheck_report_timestamp_seconds", "When the newest report was finished, Unix time.",
            r => [new MetricSample(ReportMetrics.Seconds(r.StartedAt + r.Duration))]),
        ReportMetric.Gauge("marsnetcheck_report_duration_seconds", "How long the run of the newest report took.",
            r => [new MetricSample(r.Duration.TotalSeconds)]),
        ReportMetric.Gauge("marsnetcheck_report_interrupted", "1 if the run was stopped before it was done.",
            r => [new MetricSample(r.Interrupted ? 1 : 0)]),
        ReportMetric.Gauge("marsnetcheck_clock_offset_seconds", "How far the clocks of those that answered are ahead of this machine's; negative if they are behind. Absent if no answer told the time.",
            r => ClockOffset.Of(r.Evidence) is { } offset ? [new MetricSample(offset.Ahead.TotalSeconds)] : []),
        ReportMetric.Gauge("marsnetcheck_build_info", "The version of the program that probed, in a label; always 1.",
            r => [new MetricSample(1, ("version", r.ToolVersion))]),
    ];
}
