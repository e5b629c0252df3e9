using MarsNetCheck.Diagnosis;
using MarsNetCheck.Facts;

namespace MarsNetCheck;

/// <summary>The result of a run: when and where it was, what was observed, and what that means.</summary>
public sealed record Report
{
    /// <summary>The version of the report format.</summary>
    public const int SchemaVersion = 1;

    /// <summary>The version of the program that probed.</summary>
    public required string ToolVersion { get; init; }

    /// <summary>When the run began.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>How long it took.</summary>
    public required TimeSpan Duration { get; init; }

    /// <summary>True if the run was stopped before it was done; what was not measured is inconclusive.</summary>
    public bool Interrupted { get; init; }

    /// <summary>All that was observed.</summary>
    public required Evidence Evidence { get; init; }

    /// <summary>What it means.</summary>
    public required Judgement Judgement { get; init; }

    /// <summary>The verdict on the whole run.</summary>
    public OverallVerdict Verdict => Judgement.Verdict;

    /// <summary>Every finding of the report: those at the top, then each endpoint's own.</summary>
    public IEnumerable<Finding> AllFindings => Judgement.AllFindings;
}
