using System.Collections.Immutable;

namespace MarsNetCheck.Pac;

/// <summary>What automatic detection found.</summary>
internal sealed record Detection
{
    /// <summary>What was tried, in order; the last one is what was found, if anything was.</summary>
    public required ImmutableArray<DetectionTry> Tried { get; init; }

    /// <summary>The script that was found; null if none was.</summary>
    public PacFetch? Found => Tried.IsEmpty || Tried[^1].Fetch is not { State: PacFetchState.Fetched } fetch ? null : fetch;

    /// <summary>Whether the time was up before everything had been tried.</summary>
    public bool TimedOut { get; init; }
}
