using System.Globalization;
using MarsNetCheck.Reports;

namespace MarsNetCheck.Pages;

/// <summary>The blocks of a range as a bar: what is let through is full, what is blocked is low and of another colour, what is not known is a line.</summary>
internal static class CoverageBar
{
    private const double Width = 1000;
    private const int MostNamed = 8;

    public static Html Of(RangeCoverage coverage) => Html.Of(
        $"""<svg class="bar" viewBox="0 0 1000 16" preserveAspectRatio="none" role="img" aria-label="{Words(coverage)}">{Blocks(coverage)}</svg>""");

    /// <summary>The same in words.</summary>
    public static string Words(RangeCoverage coverage)
    {
        var parts = coverage.Blocks.GroupBy(b => b.State).OrderByDescending(g => g.Key == RangeState.Blocked).Select(g => $"{Word(g.Key)}: {Named([.. g.Select(b => b.Cidr)])}");
        return string.Join("; ", parts);
    }

    private static string Named(List<string> blocks) =>
        blocks.Count <= MostNamed
            ? string.Join(", ", blocks)
            : string.Create(CultureInfo.InvariantCulture, $"{string.Join(", ", blocks.Take(MostNamed))} and {blocks.Count - MostNamed} more blocks");

    private static IEnumerable<Html> Blocks(RangeCoverage coverage)
    {
        var start = 0.0;
        foreach (var block in coverage.Blocks)
        {
            var width = block.Share * Width;
            var (top, height) = block.State switch { RangeState.Open => (0, 16), RangeState.Blocked => (9, 7), _ => (7, 2) };
            yield return Html.Of($"""<rect class="{Word(block.State)}" x="{start:0.##}" y="{top}" width="{width:0.##}" height="{height}"/>""");
            start += width;
        }
    }

    private static string Word(RangeState state) => state switch
    {
        RangeState.Open => "open",
        RangeState.Blocked => "blocked",
        _ => "unknown",
    };
}
