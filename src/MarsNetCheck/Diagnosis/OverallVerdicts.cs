using System.Collections.Immutable;
using MarsNetCheck.Catalog;
using MarsNetCheck.Facts;

namespace MarsNetCheck.Diagnosis;

/// <summary>The verdict on the whole run.</summary>
internal static class OverallVerdicts
{
    public static OverallVerdict Of(
        Evidence evidence,
        ImmutableArray<EndpointJudgement> endpoints,
        ImmutableArray<RequirementJudgement> requirements,
        ImmutableArray<RangeJudgement> ranges,
        ImmutableArray<Conclusion> conclusions)
    {
        if (conclusions.Any(c => c is { RunWide: true, Finding.Severity: Severity.Error }))
            return OverallVerdict.Blocked;
        // What was measured, good or bad, may not be the way that MARS takes.
        if (DecidingSettings.Denied(evidence).Any())
            return OverallVerdict.Inconclusive;
        if (Blocked(endpoints, requirements))
            return OverallVerdict.Blocked;
        if (Inconclusive(evidence.Catalog, endpoints, requirements) || NothingMeasured(evidence.Catalog, ranges))
            return OverallVerdict.Inconclusive;
        return Degraded(endpoints, requirements, ranges, conclusions) ? OverallVerdict.Degraded : OverallVerdict.Ready;
    }

    private static bool Blocked(ImmutableArray<EndpointJudgement> endpoints, ImmutableArray<RequirementJudgement> requirements) =>
        endpoints.Any(e => e.Verdict == EndpointVerdict.Blocked)
        || requirements.Any(r => r is { Required: true, Verdict: EndpointVerdict.Blocked });

    private static bool Inconclusive(
        SelectedCatalog catalog, ImmutableArray<EndpointJudgement> endpoints, ImmutableArray<RequirementJudgement> requirements) =>
        requirements.Any(r => r is { Required: true, Verdict: EndpointVerdict.Inconclusive or EndpointVerdict.Skipped })
        || catalog.Endpoints.Any(e => e is { Required: true, Sample: false } && !Known(e, endpoints));

    private static bool Known(Endpoint endpoint, ImmutableArray<EndpointJudgement> endpoints) =>
        endpoints.Any(j => string.Equals(j.Target.Endpoint.Id, endpoint.Id, StringComparison.Ordinal) && j.Verdict != EndpointVerdict.Inconclusive);

    // A run about ranges alone (no endpoints) is ready only if some range was seen to answer.
    private static bool NothingMeasured(SelectedCatalog catalog, ImmutableArray<RangeJudgement> ranges) =>
        catalog.Endpoints.IsEmpty && ranges.All(r => r.Verdict is RangeVerdict.Inconclusive or RangeVerdict.Skipped);

    private static bool Degraded(
        ImmutableArray<EndpointJudgement> endpoints,
        ImmutableArray<RequirementJudgement> requirements,
        ImmutableArray<RangeJudgement> ranges,
        ImmutableArray<Conclusion> conclusions) =>
        endpoints.Any(e => e.Verdict == EndpointVerdict.Degraded)
        || requirements.Any(r => r.Verdict is EndpointVerdict.Degraded or EndpointVerdict.Blocked)
        || ranges.Any(r => r.Verdict is RangeVerdict.Partial or RangeVerdict.Blocked)
        || conclusions.Any(c => c is { AtTop: true, Finding.Severity: not Severity.Info });
}
