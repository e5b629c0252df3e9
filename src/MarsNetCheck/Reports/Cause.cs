using System.Collections.Immutable;
using MarsNetCheck.Diagnosis;

namespace MarsNetCheck.Reports;

/// <summary>A finding that explains the verdict, numbered for the reader.</summary>
public sealed record Cause
{
    /// <summary>1 for the gravest.</summary>
    public required int Number { get; init; }

    /// <summary>The finding.</summary>
    public required Finding Finding { get; init; }

    /// <summary>
    /// All errors and warnings of a report, errors first, otherwise in the order of the report. Where the verdict is
    /// inconclusive, what explains that comes between the two, whatever it weighs; settings that may not be read come first, as all else was seen on a way that MARS may not take.
    /// </summary>
    public static ImmutableArray<Cause> All(Report report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var unclear = Unclear(report);
        var anotherWay = OfAnotherWay(report);
        return [.. report.AllFindings
            .Where(f => f.Severity != Severity.Info || unclear.Contains(f.Id))
            .OrderByDescending(f => f == anotherWay)
            .ThenByDescending(f => f.Severity == Severity.Error)
            .ThenByDescending(f => unclear.Contains(f.Id))
            .Select((f, i) => new Cause { Number = i + 1, Finding = f })];
    }

    /// <summary>The finding by which MARS may take another way than the one that was probed; null if there is none, or if nothing hangs on it.</summary>
    public static Finding? OfAnotherWay(Report report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return report.Verdict == OverallVerdict.Inconclusive
            ? report.AllFindings.FirstOrDefault(f => f.Severity != Severity.Info && string.Equals(f.Code, "settings.denied", StringComparison.Ordinal))
            : null;
    }

    /// <summary>Ids of the findings that explain why the verdict on a required endpoint is open.</summary>
    private static HashSet<string> Unclear(Report report)
    {
        if (report.Verdict != OverallVerdict.Inconclusive)
            return [];
        var open = report.Judgement.Endpoints.Where(e => e is { Verdict: EndpointVerdict.Inconclusive, Target.Endpoint.Required: true });
        return open.SelectMany(e => e.ExplainedBy.Concat(e.Findings.Select(f => f.Id))).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>True if the cause explains what is wrong with an endpoint.</summary>
    public bool Explains(EndpointJudgement endpoint)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        return endpoint.ExplainedBy.Contains(Finding.Id, StringComparer.Ordinal)
            || endpoint.Findings.Any(f => string.Equals(f.Id, Finding.Id, StringComparison.Ordinal));
    }

    /// <summary>True if the cause is about an address range.</summary>
    public bool Explains(RangeJudgement range)
    {
        ArgumentNullException.ThrowIfNull(range);
        return Finding.Code.StartsWith("range.", StringComparison.Ordinal)
            && Finding.Evidence.Any(m => m.Value is not null && m.Value.ToJsonString().Contains($"\"{range.Sweep.Cidr}\"", StringComparison.Ordinal));
    }

    /// <summary>True if the cause stops MARS, which shows its own errors only where it cannot do its work: it blocks something required, or the run as a whole.</summary>
    public bool StopsMars(Report report)
    {
        ArgumentNullException.ThrowIfNull(report);
        if (Finding.Severity != Severity.Error || report.Verdict != OverallVerdict.Blocked)
            return false;
        var explained = report.Judgement.Endpoints.Where(Explains).ToList();
        return explained.Count == 0
            ? !report.Judgement.Ranges.Any(Explains)
            : explained.Exists(e => e is { Verdict: EndpointVerdict.Blocked, Target.Endpoint.Required: true });
    }
}
