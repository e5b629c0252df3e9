using MarsNetCheck.Hosting.History;

namespace MarsNetCheck.Hosting.Runs;

/// <summary>A run has ended with a report.</summary>
/// <param name="At">When.</param>
/// <param name="Summary">What it came to.</param>
public sealed record RunCompleted(DateTimeOffset At, ReportSummary Summary) : RunEvent(At);
