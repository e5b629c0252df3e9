namespace MarsNetCheck.Hosting.Runs;

/// <summary>A run has ended without a report, or the report could not be kept.</summary>
/// <param name="At">When.</param>
/// <param name="Problem">One sentence.</param>
public sealed record RunFailed(DateTimeOffset At, string Problem) : RunEvent(At)
{
    /// <summary>True if there is a report and the history could not take it. Default false: there is no report.</summary>
    public bool NotKept { get; init; }
}
