namespace MarsNetCheck.Hosting.Runs;

/// <summary>A run had begun before the listener came.</summary>
/// <param name="At">When the listener came.</param>
/// <param name="Progress">How far the run is.</param>
internal sealed record RunUnderWay(DateTimeOffset At, RunProgress Progress) : RunEvent(At);
