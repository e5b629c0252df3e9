using System.Collections.Immutable;
using MarsNetCheck.Facts;

namespace MarsNetCheck.Diagnosis;

/// <summary>The verdict on one endpoint and what it rests on.</summary>
public sealed record EndpointJudgement
{
    /// <summary>What was observed of it.</summary>
    public required TargetEvidence Target { get; init; }

    /// <summary>The verdict.</summary>
    public required EndpointVerdict Verdict { get; init; }

    /// <summary>The attempt that decided; null if there was none.</summary>
    public Trace? Deciding { get; init; }

    /// <summary>Findings of this endpoint alone.</summary>
    public ImmutableArray<Finding> Findings { get; init; } = [];

    /// <summary>Ids of the findings at the top that explain this endpoint.</summary>
    public ImmutableArray<string> ExplainedBy { get; init; } = [];
}
