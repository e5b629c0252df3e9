using System.Collections.Immutable;

namespace MarsNetCheck.Facts;

/// <summary>What probing addresses of one range gave.</summary>
public sealed record SweepFact
{
    /// <summary>The range in CIDR notation.</summary>
    public required string Cidr { get; init; }

    /// <summary>The TCP port that was probed.</summary>
    public required int Port { get; init; }

    /// <summary>Why nothing was probed; null if something was.</summary>
    public SweepSkip? Skipped { get; init; }

    /// <summary>The addresses and what each gave, in the order of the addresses.</summary>
    public ImmutableArray<SampleFact> Samples { get; init; } = [];
}
