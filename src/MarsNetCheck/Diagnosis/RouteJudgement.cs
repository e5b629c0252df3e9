using System.Collections.Immutable;
using MarsNetCheck.Facts;

namespace MarsNetCheck.Diagnosis;

/// <summary>What the rules make of the routes that other sources of settings give. It has no influence on the verdict.</summary>
public sealed record RouteJudgement
{
    /// <summary>What was observed.</summary>
    public required RouteEvidence Route { get; init; }

    /// <summary>The verdict that the run would have over these routes.</summary>
    public required OverallVerdict Verdict { get; init; }

    /// <summary>The endpoints in catalog order.</summary>
    public required ImmutableArray<EndpointJudgement> Endpoints { get; init; }

    /// <summary>Findings that concern several endpoints over these routes; their ids are of this route alone.</summary>
    public required ImmutableArray<Finding> Findings { get; init; }
}
