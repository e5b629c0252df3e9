using System.Collections.Immutable;
using MarsNetCheck.Catalog;

namespace MarsNetCheck.Diagnosis;

/// <summary>The verdicts on the documented requirements: each is as good as the endpoints that stand for it.</summary>
internal static class RequirementVerdicts
{
    /// <summary>The requirements in the order of the list; those that the user's selection left out are absent.</summary>
    public static ImmutableArray<RequirementJudgement> Of(SelectedCatalog catalog, ImmutableArray<EndpointJudgement> endpoints) =>
        [.. catalog.Requirements
            .Select(r => Of(r, catalog, endpoints))
            .Where(j => !j.Endpoints.IsEmpty || !catalog.Narrowed)];

    private static RequirementJudgement Of(Requirement requirement, SelectedCatalog catalog, ImmutableArray<EndpointJudgement> endpoints)
    {
        var ids = catalog.Endpoints
            .Where(e => e.Requirements.Contains(requirement.Pattern, StringComparer.Ordinal))
            .Select(e => e.Id)
            .ToImmutableArray();
        var representatives = endpoints.Where(e => ids.Contains(e.Target.Endpoint.Id, StringComparer.Ordinal)).ToList();
        return new RequirementJudgement
        {
            Pattern = requirement.Pattern,
            Required = requirement.Required,
            Verdict = ids.IsEmpty ? EndpointVerdict.Skipped : Of(representatives),
            NotProbed = ids.IsEmpty ? requirement.NotProbed : null,
            Endpoints = ids,
        };
    }

    private static EndpointVerdict Of(List<EndpointJudgement> representatives)
    {
        if (representatives.Any(e => e.Verdict == EndpointVerdict.Blocked))
            return EndpointVerdict.Blocked;
        // What was not measured may be what matters, unless another one that stands for the requirement was reached.
        if (!representatives.Any(WasReached) && (representatives.Count == 0 || representatives.Any(e => e.Verdict == EndpointVerdict.Inconclusive)))
            return EndpointVerdict.Inconclusive;
        return representatives.Any(e => e.Verdict == EndpointVerdict.Degraded) ? EndpointVerdict.Degraded : EndpointVerdict.Ok;
    }

    private static bool WasReached(EndpointJudgement endpoint) =>
        endpoint.Verdict is EndpointVerdict.Ok or EndpointVerdict.Degraded && DecidingTrace.Reached(endpoint.Deciding);
}
