using System.Collections.Immutable;
using MarsNetCheck.Diagnosis;
using MarsNetCheck.Pages;
using MarsNetCheck.Reports;

namespace MarsNetCheck.Hosting.Pages;

/// <summary><c>GET /ranges/{address}/{prefix}</c>: one address range, what of it is let through, and how that changed.</summary>
internal static class RangePage
{
    /// <summary>The page; null if neither the newest report nor the history has the range.</summary>
    public static async Task<Html?> OfAsync(PageRequest page)
    {
        var cidr = $"{page.Part("address")}/{page.Part("prefix")}";
        var report = page.Runner.Latest?.Report;
        var range = report?.Judgement.Ranges.FirstOrDefault(r => string.Equals(r.Sweep.Cidr, cidr, StringComparison.Ordinal));
        var points = range is null ? await page.PastAsync(cidr) : await page.PointsAsync(cidr);
        if (range is null && points is { IsEmpty: true })
            return null;
        var now = report is not null && range is not null ? Now(page, report, range) : Html.Of($"<p>The newest report does not have it; this is what is kept of it.</p>");
        return PageFrame.Of(page, cidr, PageKind.State, Html.Of(
            $"""
            <p class="crumbs"><a href="{page.To()}">State</a> <span aria-hidden="true">›</span> address range</p><h1 id="verdict" tabindex="-1">{cidr}</h1>
            <div class="single">{now}{SubjectHistory.Of(points, page, page.Links.Range!(cidr))}</div>
            """));
    }

    private static Html Now(PageRequest page, Report report, RangeJudgement range)
    {
        ImmutableArray<Cause> causes = [.. Cause.All(report).Where(c => c.Explains(range))];
        var row = range.Sweep.Skipped is { } skipped
            ? Html.Of($"<p>Not probed: {SkipReason.Of(skipped)}</p>")
            : Html.Of($"""<ul class="ranges">{RangeRows.Row(range, report, ReportLinks.None)}</ul><p class="faint">{RangeRows.Blocks(range, report)}</p>""");
        return Html.Of($"{row}{CauseCards.Of(causes, report, page.Links)}");
    }
}
