using System.Collections.Immutable;
using System.Text.RegularExpressions;
using MarsNetCheck.Diagnosis;
using MarsNetCheck.Reports;

namespace MarsNetCheck.Metrics;

/// <summary>What a report says of its findings. A finding that is gone has no series any more.</summary>
internal static partial class FindingMetrics
{
    /// <summary>The code of a finding whose own is none: a rule of somebody else's may have put anything there.</summary>
    private const string NoCode = "other";

    public static ImmutableArray<ReportMetric> All { get; } =
    [
        ReportMetric.Gauge("marsnetcheck_findings", "How many findings of the newest report have the code, the severity and the blame.",
            r => Groups(r).Select(g => Sample(g.Count(), g))),
        ReportMetric.Gauge("marsnetcheck_finding_endpoints", "How many endpoints those findings concern; 0 if they concern the whole run.",
            r => Groups(r).Select(g => Sample(g.SelectMany(f => f.Endpoints).Distinct(StringComparer.Ordinal).Count(), g))),
    ];

    private static IEnumerable<IGrouping<(string Code, Severity Severity, Blame Blame), Finding>> Groups(Report report) =>
        report.AllFindings.GroupBy(f => (Code().IsMatch(f.Code) ? f.Code : NoCode, f.Severity, f.Blame))
            .OrderBy(g => g.Key.Item1, StringComparer.Ordinal).ThenBy(g => g.Key.Severity).ThenBy(g => g.Key.Blame);

    private static MetricSample Sample(int value, IGrouping<(string Code, Severity Severity, Blame Blame), Finding> findings) =>
        new(value, ("code", findings.Key.Code), ("severity", Words.Of(findings.Key.Severity)), ("blame", Words.Of(findings.Key.Blame)));

    [GeneratedRegex(@"\A[a-z]{1,20}\.[a-z0-9]{1,20}(-[a-z0-9]{1,20}){0,5}\z", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Code();
}
