namespace MarsNetCheck.Hosting.Runs;

/// <summary>What came of asking for a run.</summary>
/// <param name="Started">True if a run was begun.</param>
/// <param name="Wait">How long to wait until one may be begun; null if it was begun, or if one is under way.</param>
public sealed record RunAnswer(bool Started, TimeSpan? Wait)
{
    /// <summary>
    /// The run that was begun, or that is under way: its report; null if it ended without one. It never fails, and waiting for it with a token of one's own does not stop it.
    /// Null if no run is under way.
    /// </summary>
    public Task<ReportSnapshot?>? Completion { get; init; }
}
