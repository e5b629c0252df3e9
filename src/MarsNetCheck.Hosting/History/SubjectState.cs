namespace MarsNetCheck.Hosting.History;

/// <summary>How an endpoint or a range fared in a run.</summary>
/// <param name="Verdict">The verdict, in the words of the report.</param>
/// <param name="Duration">How long the attempt took that decided; null if there was none, and for a range.</param>
internal sealed record SubjectState(string Verdict, TimeSpan? Duration);
