using MarsNetCheck.Hosting.History;
using MarsNetCheck.Hosting.Runs;
using MarsNetCheck.Pages;
using MarsNetCheck.Reports;

namespace MarsNetCheck.Hosting.Pages;

/// <summary><c>GET /</c>: what the state is now, what to do first, what changed lately.</summary>
internal static class StatePage
{
    private const int Strip = 60;
    private const int MostChanges = 200;
    private const int MostShown = 8;

    /// <summary>The page.</summary>
    public static async Task<Html?> OfAsync(PageRequest page)
    {
        if (page.Runner.Latest is not { } latest)
            return PageFrame.Of(page, "No report yet", PageKind.State, Nothing(page));
        var body = await BodyAsync(page, latest);
        var title = $"{VerdictBadge.Sign(Words.Of(latest.Report.Verdict))} {Headline.Word(latest.Report.Verdict)} · {latest.Report.Evidence.Machine.Host}";
        return PageFrame.Of(page, title, PageKind.State, Html.Of($"{Banner(page, latest)}{body}"));
    }

    private static Html Banner(PageRequest page, ReportSnapshot latest) => VerdictBanner.Of(latest.Report, Html.Of(
        $"""
        <p class="when">Checked {PageTime.WithAge(latest.Summary.StartedAt)} in {PageTime.Length(latest.Summary.Duration)} · {Number(page, latest)}</p>{Freshness.Of(latest, page)}
        """));

    private static Html Number(PageRequest page, ReportSnapshot latest) => latest.Summary.Id == ReportSummary.NotKept
        ? Html.Of($"not kept")
        : Html.Of($"""<a href="{page.To("history", latest.Summary.Id.ToString(System.Globalization.CultureInfo.InvariantCulture))}">report {latest.Summary.Id}</a>""");

    // The newest report is in memory: a history that cannot be read does not hide it.
    private static async Task<Html> BodyAsync(PageRequest page, ReportSnapshot latest)
    {
        try
        {
            return await page.Cache.FindAsync(latest, page.Root, page.Now, async () => Body(page, latest, await LatelyAsync(page)));
        }
        catch (HistoryException e)
        {
            page.TellUnreadable(e);
            return Body(page, latest, Html.Of($"""<section aria-labelledby="h-runs"><h2 id="h-runs">Last runs</h2>{UnreadablePage.Remark}</section>"""));
        }
    }

    private static Html Body(PageRequest page, ReportSnapshot latest, Html lately) => Html.Of(
        $"""
        <div class="columns"><div>{ReportParts(latest.Report, page.Links)}</div>
        <aside aria-label="Lately">{lately}</aside></div>
        """);

    private static async Task<Html> LatelyAsync(PageRequest page)
    {
        var runs = await page.History.ListAsync(before: null, Strip, page.Aborted);
        var changes = await page.History.ChangesAsync(page.Now - TimeSpan.FromDays(7), MostChanges, page.Aborted);
        return Html.Of(
            $"""
            <section aria-labelledby="h-runs"><h2 id="h-runs">Last runs</h2>{VerdictStrip.Of(runs)}</section>
            <section aria-labelledby="h-changes"><h2 id="h-changes">What changed <small>in 7 days</small></h2>{ChangeList.Of(changes, MostShown, named: 2, page)}<p><a href="{page.To("history")}">All changes and reports</a></p></section>
            """);
    }

    /// <summary>All parts of a report below its banner, in the order in which they are read.</summary>
    public static Html ReportParts(Report report, ReportLinks links) => Html.Of(
        $"{CauseCards.Of(report, links)}{EndpointRows.Of(report, links)}{RangeRows.Of(report, links)}{RequirementRows.Of(report, links)}{Remarks.Of(report, links)}");

    private static Html Nothing(PageRequest page)
    {
        var sentence = page.Runner.IsRunning
            ? "The first check is under way. Its result comes here by itself; without scripts, load the page again."
            : "No check has ended yet.";
        return Html.Of(
            $"""
            {VerdictBanner.WithoutReport("NO REPORT YET", sentence, Html.Empty)}
            <div class="single">{EndpointRows.Of(page.Checks.Catalog, page.Links)}</div>
            """);
    }
}
