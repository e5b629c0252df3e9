namespace MarsNetCheck.Hosting.Runs;

/// <summary>The history was damaged or gone: what is left of it was kept aside, and a new one was begun.</summary>
/// <param name="At">When.</param>
/// <param name="Notice">One sentence.</param>
public sealed record HistoryRenewed(DateTimeOffset At, string Notice) : RunEvent(At);
