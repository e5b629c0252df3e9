namespace MarsNetCheck.Hosting.Runs;

/// <summary>A run has begun.</summary>
/// <param name="At">When.</param>
/// <param name="Reason">Why.</param>
/// <param name="Endpoints">How many endpoints it probes.</param>
public sealed record RunStarted(DateTimeOffset At, RunReason Reason, int Endpoints) : RunEvent(At);
