using System.Collections.Immutable;
using MarsNetCheck.Diagnosis;
using MarsNetCheck.Facts;

namespace MarsNetCheck.Metrics;

/// <summary>What a report says of each address range.</summary>
internal static class RangeMetrics
{
    private static readonly ImmutableArray<RangeVerdict> _verdicts = [RangeVerdict.Ok, RangeVerdict.Partial, RangeVerdict.Blocked, RangeVerdict.Inconclusive];

    public static ImmutableArray<ReportMetric> All { get; } =
    [
        ReportMetric.Gauge("marsnetcheck_range_verdict", "1 for the verdict on the address range, 0 for the others. Absent if it was not probed.",
            r => Ranges(r).SelectMany(g => ReportMetrics.StateSet(g.Verdict, _verdicts, "verdict", new MetricLabel("cidr", g.Sweep.Cidr)))),
        ReportMetric.Gauge("marsnetcheck_range_addresses", "How many addresses of the range were reachable, unreachable, and not measured.",
            r => Ranges(r).SelectMany(g => Addresses(g.Sweep))),
    ];

    private static IEnumerable<RangeJudgement> Ranges(Report report) => report.Judgement.Ranges.Where(r => r.Verdict != RangeVerdict.Skipped);

    private static IEnumerable<MetricSample> Addresses(SweepFact sweep)
    {
        var measured = sweep.Samples.Select(s => new RangeProbe(s.Address, s.Failure)).Where(p => p.Measured).ToList();
        var open = measured.Count(p => p.Open);
        yield return Count(open, "reachable");
        yield return Count(measured.Count - open, "unreachable");
        yield return Count(sweep.Samples.Length - measured.Count, "unmeasured");

        MetricSample Count(int addresses, string state) => new(addresses, ("cidr", sweep.Cidr), ("state", state));
    }
}
