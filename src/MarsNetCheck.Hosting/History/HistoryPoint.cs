namespace MarsNetCheck.Hosting.History;

/// <summary>How an endpoint or a range fared in one run.</summary>
/// <param name="At">When the run began.</param>
/// <param name="Report">Number of the report.</param>
/// <param name="Verdict">The verdict, in the words of the report.</param>
/// <param name="Duration">How long the attempt took that decided about an endpoint; null if there was none, and for a range.</param>
public sealed record HistoryPoint(DateTimeOffset At, long Report, string Verdict, TimeSpan? Duration);
