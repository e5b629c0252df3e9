using System.Collections.Immutable;
using System.Globalization;
using MarsNetCheck.Hosting.History;
using MarsNetCheck.Pages;

namespace MarsNetCheck.Hosting.Pages;

/// <summary>A chart in words.</summary>
internal static class ChartText
{
    /// <summary>For example <c>96 runs: 90 ok, 6 blocked. Median 25 ms, 95 % within 60 ms, longest 5 s.</c></summary>
    public static string Of(ImmutableArray<HistoryPoint> points)
    {
        var verdicts = points.GroupBy(p => p.Verdict, StringComparer.Ordinal).OrderByDescending(g => g.Count()).Select(g => string.Create(CultureInfo.InvariantCulture, $"{g.Count()} {g.Key}"));
        var runs = string.Create(CultureInfo.InvariantCulture, $"{points.Length} {(points.Length == 1 ? "run" : "runs")}: {string.Join(", ", verdicts)}.");
        ImmutableArray<TimeSpan> durations = [.. points.Where(p => p.Duration is not null).Select(p => p.Duration!.Value).Order()];
        return durations.IsEmpty
            ? runs
            : $"{runs} Median {PageTime.Length(durations[durations.Length / 2])}, 95 % within {PageTime.Length(durations[(int)(0.95 * (durations.Length - 1))])}, longest {PageTime.Length(durations[^1])}.";
    }
}
