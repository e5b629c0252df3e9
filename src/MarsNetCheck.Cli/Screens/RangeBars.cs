using System.Collections.Immutable;
using System.Globalization;
using MarsNetCheck.Diagnosis;
using MarsNetCheck.Facts;
using MarsNetCheck.Reports;
using Spectre.Console.Rendering;

namespace MarsNetCheck.Cli.Screens;

/// <summary>One bar for each address range that was probed, and one line for those that were not.</summary>
internal static class RangeBars
{
    private const int Margin = 10;
    private const int LongestBar = 64;

    public static IEnumerable<IRenderable> Of(Report report, ImmutableArray<Cause> causes, ScreenLayout layout)
    {
        var ranges = report.Judgement.Ranges;
        if (ranges.IsEmpty)
            yield break;
        yield return Block.Empty;
        var first = true;
        var names = ranges.Where(r => r.Sweep.Skipped is null).Select(r => r.Sweep.Cidr.Length).DefaultIfEmpty(0).Max();
        foreach (var range in ranges.Where(r => r.Sweep.Skipped is null))
        {
            yield return Line(Bar(range, report, causes, layout, names), ref first);
        }
        foreach (var skipped in ranges.Where(r => r.Sweep.Skipped is not null).GroupBy(r => r.Sweep.Skipped!.Value))
            yield return Line(Skipped(skipped.Key, [.. skipped.Select(r => r.Sweep.Cidr)]), ref first);
    }

    private static IRenderable Line(string text, ref bool first)
    {
        var title = first ? " ranges" : "";
        first = false;
        return Block.Hanging(title.PadRight(Margin), Palette.Faint, Block.Paragraph(text));
    }

    private static string Bar(RangeJudgement range, Report report, ImmutableArray<Cause> causes, ScreenLayout layout, int names)
    {
        var coverage = RangeCoverage.Of(range, report.Evidence);
        if (coverage.Blocks.IsEmpty)
            return $"{range.Sweep.Cidr.PadRight(names)}  not measured";
        var numbers = string.Concat(causes.Where(c => c.Explains(range)).Select(c => layout.Symbols.Number(c.Number)));
        var counts = Counts(range);
        var length = Math.Clamp(layout.Width - Margin - names - counts.Length - numbers.Length - 6, 8, LongestBar);
        var bar = Cells(coverage, length, layout.Symbols);
        return $"{range.Sweep.Cidr.PadRight(names)}  {bar}  {counts}  {numbers}".TrimEnd();
    }

    // Answers that leave the verdict open are those of a device that answers for every address.
    private static string Counts(RangeJudgement range)
    {
        var open = range.Sweep.Samples.Count(s => s.Failure is null);
        return range.Verdict == RangeVerdict.Inconclusive && open > 0
            ? "unproven"
            : string.Create(CultureInfo.InvariantCulture, $"{open} of {range.Sweep.Samples.Length} answer");
    }

    private static string Cells(RangeCoverage coverage, int length, Symbols symbols)
    {
        var cells = new char[length];
        var (start, index) = (0.0, 0);
        foreach (var block in coverage.Blocks)
        {
            start += block.Share * length;
            for (; index < length && index + 0.5 < start; index++)
                cells[index] = Cell(block.State, symbols);
        }
        Array.Fill(cells, symbols.Unknown, index, length - index);
        return new string(cells);
    }

    private static char Cell(RangeState state, Symbols symbols) => state switch
    {
        RangeState.Open => symbols.Open,
        RangeState.Blocked => symbols.Blocked,
        _ => symbols.Unknown,
    };

    private static string Skipped(SweepSkip reason, ImmutableArray<string> ranges)
    {
        var which = ranges.Length == 1 ? ranges[0] : string.Create(CultureInfo.InvariantCulture, $"{ranges.Length} not probed ({ranges[0]}, …)");
        var lead = ranges.Length == 1 ? $"{which} not probed" : which;
        return $"{lead}: {SkipReason.Of(reason)}";
    }
}
