using System.Collections.Immutable;
using MarsNetCheck.Diagnosis;

namespace MarsNetCheck.Hosting.Runs;

/// <summary>What has come of the runs since the service started.</summary>
internal sealed record RunCounts
{
    /// <summary>How many reports came to each verdict.</summary>
    public ImmutableDictionary<OverallVerdict, long> Verdicts { get; init; } = ImmutableDictionary<OverallVerdict, long>.Empty;

    /// <summary>How many runs ended without a report.</summary>
    public long Failed { get; init; }

    /// <summary>How many reports the history could not take.</summary>
    public long NotKept { get; init; }

    /// <summary>The verdict of the newest report; null until there is one.</summary>
    public OverallVerdict? Current { get; init; }

    /// <summary>How many reports in a row came to <see cref="Current"/>.</summary>
    public int InARow { get; init; }
}
