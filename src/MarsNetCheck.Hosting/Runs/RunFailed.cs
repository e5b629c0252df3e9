namespace MarsNetCheck.Hosting.Runs;

/// <summary>A run has ended without a report, or the report could not be kept.</summary>
/// <param name="At">When.</param>
/// <param name="Problem">One sentence.</param>
public sealed record RunFailed(DateTimeOffset At, string Problem) : RunEvent(At);
