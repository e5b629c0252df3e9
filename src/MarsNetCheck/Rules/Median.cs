namespace MarsNetCheck.Rules;

/// <summary>What half of all are at least: one that is far off changes little of it, as it would of the mean.</summary>
internal static class Median
{
    /// <summary>The one in the middle, of two the longer; null if there are none.</summary>
    public static TimeSpan? Of(IEnumerable<TimeSpan> durations)
    {
        var ordered = durations.Order().ToList();
        return ordered.Count == 0 ? null : ordered[ordered.Count / 2];
    }
}
