using System.Collections.Immutable;
using MarsNetCheck.Diagnosis;
using MarsNetCheck.Hosting.History;
using MarsNetCheck.Pages;
using MarsNetCheck.Reports;

namespace MarsNetCheck.Hosting.Pages;

/// <summary><c>GET /endpoints/{id}</c>: one endpoint, why it is as it is, how it fared over days, and every attempt.</summary>
internal static class EndpointPage
{
    /// <summary>The page; null if neither the newest report nor the history has the endpoint.</summary>
    public static async Task<Html?> OfAsync(PageRequest page)
    {
        var id = page.Part("id");
        var report = page.Runner.Latest?.Report;
        var endpoint = report?.Judgement.Endpoints.FirstOrDefault(e => string.Equals(e.Target.Endpoint.Id, id, StringComparison.Ordinal));
        if (report is not null && endpoint is not null)
            return PageFrame.Of(page, endpoint.Target.Endpoint.Host, PageKind.State, Known(page, report, endpoint, await page.PointsAsync(id)));
        var past = await page.PastAsync(id);
        return past.IsEmpty ? null : PageFrame.Of(page, id, PageKind.State, Gone(page, id, past));
    }

    private static Html Known(PageRequest page, Report report, EndpointJudgement judgement, ImmutableArray<HistoryPoint>? points)
    {
        var endpoint = judgement.Target.Endpoint;
        ImmutableArray<Cause> causes = [.. Cause.All(report).Where(c => c.Explains(judgement))];
        var remarks = judgement.Findings.Where(f => causes.All(c => !string.Equals(c.Finding.Id, f.Id, StringComparison.Ordinal)));
        return Html.Of(
            $"""
            {Head(page, endpoint.Host, Words.Of(judgement.Verdict), endpoint.Purpose)}
            <div class="single">{CauseCards.Of(causes, report, page.Links)}{Notes(remarks, page.Links)}
            {SubjectHistory.Of(points, page, page.To("endpoints", endpoint.Id))}{AttemptList.Of(judgement)}{About(judgement)}</div>
            """);
    }

    private static Html Gone(PageRequest page, string id, ImmutableArray<HistoryPoint> points) => Html.Of(
        $"""
        {Head(page, id, points[^1].Verdict, "The newest report does not have it; this is what is kept of it.")}
        <div class="single">{SubjectHistory.Of(points, page, page.To("endpoints", id))}</div>
        """);

    private static Html Head(PageRequest page, string name, string verdict, string purpose) => Html.Of(
        $"""
        <p class="crumbs"><a href="{page.To()}">State</a> <span aria-hidden="true">›</span> endpoint</p>
        <h1 id="verdict" tabindex="-1">{name} <small>{VerdictBadge.Of(verdict)}</small></h1><p>{purpose}</p>
        """);

    private static Html Notes(IEnumerable<Finding> remarks, ReportLinks links)
    {
        var notes = remarks.Select(f => Html.Of($"""<li><p><strong><bdi>{f.Title}</bdi></strong> <bdi>{f.Detail}</bdi> <bdi>{f.Action}</bdi></p>{FindingDetails.Of(f, links)}</li>""")).ToList();
        return notes.Count == 0 ? Html.Empty : Html.Of($"""<section aria-labelledby="h-notes"><h2 id="h-notes">Worth knowing</h2><ul class="remarks">{notes}</ul></section>""");
    }

    private static Html About(EndpointJudgement judgement)
    {
        var endpoint = judgement.Target.Endpoint;
        var route = judgement.Deciding?.Route ?? judgement.Target.Target.Route;
        (string Name, string? Value)[] facts =
        [
            ("id", endpoint.Id), ("group", Words.Of(endpoint.Group)), ("asked for", endpoint.Url.ToString()), ("needed", endpoint.Required ? "required" : "recommended"),
            ("way", route.Proxy is { } proxy ? $"{proxy}, by {SourceNames.Of(route.Source)}" : "direct"), ("stands for", string.Join(", ", endpoint.Requirements)), ("note", endpoint.Note),
        ];
        return Html.Of(
            $"""
            <section aria-labelledby="h-about"><h2 id="h-about">About it</h2><dl class="evidence about">{facts.Where(f => !string.IsNullOrEmpty(f.Value)).Select(f => Html.Of($"<div><dt>{f.Name}</dt><dd><bdi>{f.Value}</bdi></dd></div>"))}</dl></section>
            """);
    }
}
