using System.Collections.Immutable;

namespace MarsNetCheck.Diagnosis;

/// <summary>All that the rules and the verdict make of the evidence.</summary>
public sealed record Judgement
{
    /// <summary>The verdict on the whole run.</summary>
    public required OverallVerdict Verdict { get; init; }

    /// <summary>The endpoints in catalog order.</summary>
    public required ImmutableArray<EndpointJudgement> Endpoints { get; init; }

    /// <summary>The documented requirements in the order of the list.</summary>
    public required ImmutableArray<RequirementJudgement> Requirements { get; init; }

    /// <summary>The address ranges in catalog order.</summary>
    public required ImmutableArray<RangeJudgement> Ranges { get; init; }

    /// <summary>The routes that other sources give, in the order of the evidence; empty unless they were asked for.</summary>
    public ImmutableArray<RouteJudgement> Routes { get; init; } = [];

    /// <summary>Findings that concern several endpoints, a range or the whole run, the gravest first.</summary>
    public required ImmutableArray<Finding> Findings { get; init; }

    /// <summary>Every finding: those at the top, then each endpoint's own.</summary>
    internal IEnumerable<Finding> AllFindings => Findings.Concat(Endpoints.SelectMany(e => e.Findings));
}
