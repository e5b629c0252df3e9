using System.Collections.Immutable;
using MarsNetCheck.Reports;

namespace MarsNetCheck.Metrics;

/// <summary>
/// A report as metrics. Labels come from the catalog, the codes of the rules and the words of enums alone: never an address that was observed, a URL, or
/// text from the network, so that the number of series is bounded by the catalog whatever a network answers.
/// </summary>
public static class ReportMetrics
{
    private static readonly ImmutableArray<ReportMetric> _metrics = [.. RunMetrics.All, .. EndpointMetrics.All, .. RangeMetrics.All, .. FindingMetrics.All];

    /// <summary>What there is to tell of a report: the families without samples, in their order.</summary>
    public static ImmutableArray<MetricFamily> Definitions { get; } = [.. _metrics.Select(m => m.Definition)];

    /// <summary>The families of a report, in the order of <see cref="Definitions"/>; a family of which the report knows nothing has no samples.</summary>
    public static ImmutableArray<MetricFamily> Of(Report report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return [.. _metrics.Select(m => m.Definition with { Samples = [.. m.Samples(report)] })];
    }

    /// <summary>One sample for each value that a state can have: 1 for the one it has, 0 for the others.</summary>
    internal static IEnumerable<MetricSample> StateSet<T>(T state, ImmutableArray<T> states, string label, params ImmutableArray<MetricLabel> labels)
        where T : struct, Enum =>
        states.Select(s => new MetricSample(EqualityComparer<T>.Default.Equals(s, state) ? 1 : 0, labels.Add(new MetricLabel(label, Words.Of(s)))));

    /// <summary>Unix time in seconds.</summary>
    internal static double Seconds(DateTimeOffset time) => time.ToUnixTimeMilliseconds() / 1000d;
}
