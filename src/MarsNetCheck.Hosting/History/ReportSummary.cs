using System.Collections.Immutable;
using MarsNetCheck.Diagnosis;

namespace MarsNetCheck.Hosting.History;

/// <summary>What a run came to, in a line.</summary>
public sealed record ReportSummary
{
    /// <summary>The <see cref="Id"/> of a report that the history could not take: 0.</summary>
    public const long NotKept = 0;

    /// <summary>Number of the report in the history, from 1, growing; <see cref="NotKept"/> if it is not there.</summary>
    public required long Id { get; init; }

    /// <summary>When the run began.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>How long it took.</summary>
    public required TimeSpan Duration { get; init; }

    /// <summary>True if it was stopped before it was done.</summary>
    public bool Interrupted { get; init; }

    /// <summary>The verdict on the whole.</summary>
    public required OverallVerdict Verdict { get; init; }

    /// <summary>The sentence that says what it came to.</summary>
    public required string Headline { get; init; }

    /// <summary>The codes of the findings above info, without duplicates, the gravest first.</summary>
    public ImmutableArray<string> Codes { get; init; } = [];
}
