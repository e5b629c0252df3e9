using System.Collections.Immutable;
using System.Globalization;
using MarsNetCheck.Diagnosis;
using MarsNetCheck.Reports;

namespace MarsNetCheck.Pages;

/// <summary>The address ranges with what of them is let through, and why the others were not probed.</summary>
public static class RangeRows
{
    /// <summary>The section; nothing if the catalog has no ranges.</summary>
    public static Html Of(Report report, ReportLinks links)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(links);
        var ranges = report.Judgement.Ranges;
        return ranges.IsEmpty ? Html.Empty : Html.Of(
            $"""
            <section aria-labelledby="h-ranges"><h2 id="h-ranges">Address ranges <small>{Summary(ranges)}</small></h2>
            <ul class="ranges">{ranges.Where(r => r.Sweep.Skipped is null).Select(r => Row(r, report, links))}</ul>{Skipped(ranges, links)}</section>
            """);
    }

    /// <summary>One range as a row: its name, its bar, how many samples answered, the verdict and the numbers of the causes.</summary>
    public static Html Row(RangeJudgement range, Report report, ReportLinks links)
    {
        ArgumentNullException.ThrowIfNull(range);
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(links);
        var coverage = RangeCoverage.Of(range, report.Evidence);
        var bar = coverage.Blocks.IsEmpty ? Html.Of($"""<span class="faint">not measured</span>""") : CoverageBar.Of(coverage);
        var causes = Cause.All(report).Where(c => c.Explains(range));
        return Html.Of(
            $"""
            <li class="{Words.Of(range.Verdict)}"><span class="cidr">{links.ToRange(range.Sweep.Cidr)}</span>{bar}<span class="counts">{Counts(range)}</span><span class="v">{VerdictBadge.Of(range.Verdict)}{causes.Select(Number)}</span></li>
            """);
    }

    /// <summary>The blocks of a range in words; "" if nothing was measured.</summary>
    public static string Blocks(RangeJudgement range, Report report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return CoverageBar.Words(RangeCoverage.Of(range, report.Evidence));
    }

    private static string Summary(ImmutableArray<RangeJudgement> ranges)
    {
        var probed = ranges.Count(r => r.Sweep.Skipped is null);
        return probed == 0 ? "none probed" : string.Create(CultureInfo.InvariantCulture, $"{ranges.Count(r => r.Verdict == RangeVerdict.Ok)} of {probed} probed fine");
    }

    // Answers that leave the verdict open are those of a device that answers for every address.
    private static string Counts(RangeJudgement range)
    {
        var open = range.Sweep.Samples.Count(s => s.Failure is null);
        return range.Verdict == RangeVerdict.Inconclusive && open > 0
            ? "unproven"
            : string.Create(CultureInfo.InvariantCulture, $"{open} of {range.Sweep.Samples.Length} answer");
    }

    private static Html Skipped(ImmutableArray<RangeJudgement> ranges, ReportLinks links) => Html.Join(
        from range in ranges
        where range.Sweep.Skipped is not null
        group range by range.Sweep.Skipped!.Value into reason
        select Html.Of($"""<p class="faint">Not probed: {Separated(reason.Select(r => links.ToRange(r.Sweep.Cidr)))}: {SkipReason.Of(reason.Key)}</p>"""));

    private static IEnumerable<Html> Separated(IEnumerable<Html> parts) => parts.Select((p, i) => i == 0 ? p : Html.Of($", {p}"));

    private static Html Number(Cause cause) => Html.Of($""" <a class="number" href="{Href.Anchor($"c-{cause.Number}")}"><span class="vh">cause </span>{cause.Number}</a>""");
}
