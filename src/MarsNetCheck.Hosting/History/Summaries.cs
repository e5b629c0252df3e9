using System.Collections.Immutable;
using MarsNetCheck.Diagnosis;
using MarsNetCheck.Reports;

namespace MarsNetCheck.Hosting.History;

/// <summary>What is kept of a report besides its JSON.</summary>
internal static class Summaries
{
    /// <summary>The report in a line.</summary>
    public static ReportSummary Of(Report report, long id) => new()
    {
        Id = id,
        StartedAt = report.StartedAt,
        Duration = report.Duration,
        Interrupted = report.Interrupted,
        Verdict = report.Verdict,
        Headline = Headline.Of(report),
        Codes = [.. report.AllFindings.Where(f => f.Severity > Severity.Info).OrderByDescending(f => f.Severity).Select(f => f.Code).Distinct(StringComparer.Ordinal)],
    };

    /// <summary>How each endpoint, by its id, and each range, in CIDR notation, fared.</summary>
    public static ImmutableDictionary<string, SubjectState> PointsOf(Report report)
    {
        var points = ImmutableDictionary.CreateBuilder<string, SubjectState>(StringComparer.Ordinal);
        foreach (var endpoint in report.Judgement.Endpoints)
            points[endpoint.Target.Endpoint.Id] = new SubjectState(Words.Of(endpoint.Verdict), DurationOf(endpoint));
        foreach (var range in report.Judgement.Ranges)
            points[range.Sweep.Cidr.ToString()] = new SubjectState(Words.Of(range.Verdict), Duration: null);
        return points.ToImmutable();
    }

    /// <summary>What differs from one report to the next: the whole first, then by subject.</summary>
    public static IEnumerable<VerdictChange> Changes(
        ReportSummary before, IReadOnlyDictionary<string, SubjectState> old, ReportSummary after, IReadOnlyDictionary<string, SubjectState> current)
    {
        if (before.Verdict != after.Verdict)
            yield return new VerdictChange(after.StartedAt, after.Id, Subject: null, Words.Of(before.Verdict), Words.Of(after.Verdict));
        foreach (var subject in old.Keys.Union(current.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            var (was, became) = (old.GetValueOrDefault(subject)?.Verdict, current.GetValueOrDefault(subject)?.Verdict);
            if (!string.Equals(was, became, StringComparison.Ordinal))
                yield return new VerdictChange(after.StartedAt, after.Id, subject, was, became);
        }
    }

    private static TimeSpan? DurationOf(EndpointJudgement endpoint) =>
        endpoint.Deciding is { } trace ? trace.Stages.Aggregate(TimeSpan.Zero, (sum, stage) => sum + stage.Fact.Duration) : null;
}
