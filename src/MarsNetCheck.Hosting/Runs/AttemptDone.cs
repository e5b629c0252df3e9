using MarsNetCheck.Facts;

namespace MarsNetCheck.Hosting.Runs;

/// <summary>An attempt of the run is done, a control perhaps.</summary>
/// <param name="At">When.</param>
/// <param name="Trace">What was observed.</param>
/// <param name="Done">How many endpoints have an attempt that is done.</param>
/// <param name="Endpoints">How many endpoints the run probes.</param>
public sealed record AttemptDone(DateTimeOffset At, Trace Trace, int Done, int Endpoints) : RunEvent(At);
