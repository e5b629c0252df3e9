using System.Collections.Immutable;
using System.Globalization;
using MarsNetCheck.Hosting.History;
using MarsNetCheck.Pages;

namespace MarsNetCheck.Hosting.Pages;

/// <summary><c>GET /history</c>: what changed when, and all reports that are kept, a page at a time.</summary>
internal static class HistoryPage
{
    private const int PerPage = 25;
    private const int Strip = 120;
    private const int MostChanges = 1000;
    private const int MostRuns = 100;

    /// <summary>The page.</summary>
    public static async Task<Html?> OfAsync(PageRequest page)
    {
        var before = page.Number("before");
        var reports = await page.History.ListAsync(before, PerPage + 1, page.Aborted);
        var runs = await page.History.ListAsync(before: null, Strip, page.Aborted);
        var changes = await page.History.ChangesAsync(page.Now - TimeSpan.FromDays(page.Days), MostChanges, page.Aborted);
        return PageFrame.Of(page, "History", PageKind.History, Html.Of(
            $"""
            <h1 id="verdict" tabindex="-1">History</h1>
            <div class="single"><section aria-labelledby="h-runs"><h2 id="h-runs">Last runs</h2>{VerdictStrip.Of(runs)}</section>
            <section aria-labelledby="h-changes"><div class="heading"><h2 id="h-changes">What changed</h2>{Periods.Of(page.Days, page.To("history"))}</div>{ChangeList.Of(changes, MostRuns, named: 6, page)}</section>
            <section aria-labelledby="h-reports"><h2 id="h-reports">Reports</h2>{Table(reports, page)}{Pager(reports, page, before)}</section></div>
            """));
    }

    private static Html Table(ImmutableArray<ReportSummary> reports, PageRequest page) => reports.IsEmpty
        ? Html.Of($"""<p class="faint">None is kept.</p>""")
        : Html.Of(
            $"""
            <div class="scroll" role="region" aria-labelledby="h-reports" tabindex="0"><table class="reports"><thead><tr><th scope="col">when</th><th scope="col">verdict</th><th scope="col">what it came to</th><th scope="col" class="ms wide">took</th></tr></thead>
            <tbody>{reports.Take(PerPage).Select(r => Row(r, page))}</tbody></table></div>
            """);

    private static Html Row(ReportSummary report, PageRequest page)
    {
        var codes = report.Codes.IsEmpty ? Html.Empty : Html.Of($""" <code class="faint">{string.Join(", ", report.Codes.Take(6))}</code>""");
        return Html.Of(
            $"""<tr><th scope="row"><a href="{page.To("history", Id(report))}">{PageTime.WithAge(report.StartedAt)}</a></th><td class="v">{VerdictBadge.Of(report.Verdict)}</td><td><bdi>{report.Headline}</bdi>{codes}</td><td class="ms wide">{PageTime.Length(report.Duration)}</td></tr>""");
    }

    private static Html Pager(ImmutableArray<ReportSummary> reports, PageRequest page, long? before)
    {
        var newest = before is null ? Html.Empty : Html.Of($"""<a href="{page.To("history")}">Newest</a>""");
        var older = reports.Length <= PerPage ? Html.Empty : Html.Of($"""<a href="{page.To("history").With("before", Id(reports[PerPage - 1]))}">Older</a>""");
        return Html.Of($"""<nav aria-label="Pages of reports" class="pager">{newest}{older}</nav>""");
    }

    private static string Id(ReportSummary report) => report.Id.ToString(CultureInfo.InvariantCulture);
}
