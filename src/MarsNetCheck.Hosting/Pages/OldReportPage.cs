using System.Globalization;
using MarsNetCheck.Diagnosis;
using MarsNetCheck.Hosting.History;
using MarsNetCheck.Pages;
using MarsNetCheck.Reports;

namespace MarsNetCheck.Hosting.Pages;

/// <summary><c>GET /history/{id}</c>: a report that is kept, with the same parts as the newest.</summary>
internal static class OldReportPage
{
    /// <summary>The page; null if there is no report of that number any more.</summary>
    public static async Task<Html?> OfAsync(PageRequest page)
    {
        if (!long.TryParse(page.Part("id"), NumberStyles.None, CultureInfo.InvariantCulture, out var id) || id == long.MaxValue)
            return null;
        var summary = (await page.History.ListAsync(id + 1, 1, page.Aborted)).FirstOrDefault();
        if (summary?.Id != id || await ReportAsync(page, id) is not { } report)
            return null;
        return PageFrame.Of(page, $"Report {id.ToString(CultureInfo.InvariantCulture)}", PageKind.History, Html.Of(
            $"""
            <p class="crumbs"><a href="{page.To("history")}">History</a> <span aria-hidden="true">›</span> report {id}</p>
            {VerdictBanner.Of(report, Below(page, summary, report))}
            <div class="single">{StatePage.ReportParts(report, page.Links)}</div>
            """));
    }

    private static async Task<Report?> ReportAsync(PageRequest page, long id)
    {
        if (page.Runner.Latest is { } latest && latest.Summary.Id == id)
            return latest.Report;
        return await page.History.ReadAsync(id, page.Aborted) is { } json
            ? JsonReportReader.Read(json, $"report {id.ToString(CultureInfo.InvariantCulture)}").Judge(new Diagnostician(page.Checks.Rules.Rules))
            : null;
    }

    private static Html Below(PageRequest page, ReportSummary summary, Report report)
    {
        var isNewest = page.Runner.Latest?.Summary.Id == summary.Id;
        var newest = isNewest ? Html.Of($" · the newest") : Html.Of($""" · not the newest: <a href="{page.To()}">the state now</a>""");
        var judged = summary.Verdict == report.Verdict ? Html.Empty : Html.Of($"""<p class="when">It was {VerdictBadge.Of(summary.Verdict)} by the rules of the version that wrote it; this is what the rules of this version say.</p>""");
        return Html.Of(
            $"""
            <p class="when">Checked {PageTime.WithAge(summary.StartedAt)} in {PageTime.Length(summary.Duration)}{newest} · <a href="{page.To("reports", summary.Id.ToString(CultureInfo.InvariantCulture))}">JSON</a></p>{judged}
            """);
    }
}
