namespace MarsNetCheck.Hosting.Runs;

/// <summary>Something that happened in a run.</summary>
/// <param name="At">When.</param>
public abstract record RunEvent(DateTimeOffset At);
