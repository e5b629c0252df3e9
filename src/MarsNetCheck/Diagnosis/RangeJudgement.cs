using MarsNetCheck.Facts;

namespace MarsNetCheck.Diagnosis;

/// <summary>The verdict on one address range and what it rests on.</summary>
public sealed record RangeJudgement
{
    /// <summary>What was observed of it.</summary>
    public required SweepFact Sweep { get; init; }

    /// <summary>The verdict.</summary>
    public required RangeVerdict Verdict { get; init; }
}
