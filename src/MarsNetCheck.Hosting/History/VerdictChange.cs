namespace MarsNetCheck.Hosting.History;

/// <summary>A verdict that differs from the one of the report before.</summary>
/// <param name="At">When the later run began.</param>
/// <param name="Report">Number of the later report.</param>
/// <param name="Subject">Id of an endpoint, or a range in CIDR notation; null for the whole.</param>
/// <param name="Before">The earlier verdict, in the words of the report; null if the subject is new.</param>
/// <param name="After">The later verdict; null if the subject is gone.</param>
public sealed record VerdictChange(DateTimeOffset At, long Report, string? Subject, string? Before, string? After);
