using System.Collections.Immutable;

namespace MarsNetCheck.Diagnosis;

/// <summary>The verdict on one line of the documented list.</summary>
public sealed record RequirementJudgement
{
    /// <summary>The documented pattern.</summary>
    public required string Pattern { get; init; }

    /// <summary>True if the edition of the list demands it.</summary>
    public required bool Required { get; init; }

    /// <summary>The verdict.</summary>
    public required EndpointVerdict Verdict { get; init; }

    /// <summary>Why nothing was probed for it, in the catalog's words; null if something was, or the catalog gives no reason.</summary>
    public string? NotProbed { get; init; }

    /// <summary>Ids of the endpoints that stand for it.</summary>
    public ImmutableArray<string> Endpoints { get; init; } = [];
}
