using System.Collections.Immutable;
using System.Globalization;
using MarsNetCheck.Catalog;
using MarsNetCheck.Diagnosis;
using MarsNetCheck.Reports;
using MarsNetCheck.Routes;

namespace MarsNetCheck.Pages;

/// <summary>One row for each endpoint: its stages, how long it took, the verdict, and the numbers of the causes.</summary>
public static class EndpointRows
{
    /// <summary>The section of a report.</summary>
    public static Html Of(Report report, ReportLinks links)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(links);
        var causes = Cause.All(report);
        var endpoints = report.Judgement.Endpoints;
        var fine = endpoints.Count(e => e.Verdict == EndpointVerdict.Ok);
        var summary = string.Create(CultureInfo.InvariantCulture, $"{fine} of {endpoints.Length} fine");
        return Section(summary, endpoints.Select(e => Row(e, report, causes, links)));
    }

    /// <summary>The section before the first report: every endpoint, not measured.</summary>
    public static Html Of(SelectedCatalog catalog, ReportLinks links)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        ArgumentNullException.ThrowIfNull(links);
        return Section("not measured yet", catalog.Endpoints.Select(e => Row(e, links)));
    }

    private static Html Section(string summary, IEnumerable<Html> rows) => Html.Of(
        $"""
        <section aria-labelledby="h-endpoints"><div class="heading"><h2 id="h-endpoints">Endpoints <small>{summary}</small></h2>
        <div class="filters"><label><input type="checkbox" id="only-odd"> Only what is not fine</label>
        <label class="script">Filter <input type="search" id="find" autocomplete="off" spellcheck="false" size="16"></label></div></div>
        <div class="scroll" role="region" aria-labelledby="h-endpoints" tabindex="0"><table class="endpoints">
        <thead><tr><th scope="col">endpoint</th><th scope="col" class="wide">group</th><th scope="col" class="wide">route</th><th scope="col" class="m">dns</th><th scope="col" class="m">tcp</th><th scope="col" class="m">proxy</th><th scope="col" class="m">tls</th><th scope="col" class="m">http</th><th scope="col" class="ms wide">ms</th><th scope="col">verdict</th></tr></thead>
        <tbody>{rows}</tbody></table></div><p class="faint" id="none-left" hidden>Nothing matches the filter.</p></section>
        """);

    private static Html Row(EndpointJudgement judgement, Report report, ImmutableArray<Cause> causes, ReportLinks links)
    {
        var endpoint = judgement.Target.Endpoint;
        var explaining = causes.Where(c => c.Explains(judgement)).ToList();
        var marks = StageMarks.Of(judgement, [.. explaining.Select(c => c.Finding)], report.Evidence.Catalog);
        var verdict = Words.Of(judgement.Verdict);
        var route = (judgement.Deciding?.Route ?? judgement.Target.Target.Route).Kind == RouteKind.Proxy ? "proxy" : "direct";
        return Html.Of(
            $"""
            <tr class="{verdict}"><th scope="row">{links.ToEndpoint(endpoint.Id, Host(endpoint))}</th><td class="wide">{Words.Of(endpoint.Group)}</td><td class="wide">{route}</td>{marks.Select(StageCell.Of)}<td class="ms wide">{Milliseconds(judgement)}</td><td class="v">{VerdictBadge.Of(verdict)}{Optional(endpoint, verdict)}{explaining.Select(Number)}</td></tr>

            """);
    }

    private static Html Row(Endpoint endpoint, ReportLinks links)
    {
        var marks = Enumerable.Repeat(new StageMark(StageMarkKind.NotReached), 5);
        return Html.Of(
            $"""
            <tr class="waiting"><th scope="row">{links.ToEndpoint(endpoint.Id, Host(endpoint))}</th><td class="wide">{Words.Of(endpoint.Group)}</td><td class="wide"></td>{marks.Select(StageCell.Of)}<td class="ms wide"></td><td class="v"><span class="faint">waiting</span></td></tr>

            """);
    }

    private static Html Number(Cause cause) => Html.Of($""" <a class="number" href="{Href.Anchor($"c-{cause.Number}")}"><span class="vh">cause </span>{cause.Number}</a>""");

    private static Html Optional(Endpoint endpoint, string verdict) =>
        endpoint.Required || string.Equals(verdict, "ok", StringComparison.Ordinal) ? Html.Empty : Html.Of($""" <span class="faint">optional</span>""");

    private static string Host(Endpoint endpoint) =>
        endpoint.Url.IsDefaultPort ? endpoint.Host : string.Create(CultureInfo.InvariantCulture, $"{endpoint.Host}:{endpoint.Port}");

    private static string Milliseconds(EndpointJudgement judgement)
    {
        if (judgement.Deciding is not { } trace)
            return "";
        var duration = trace.Stages.Aggregate(TimeSpan.Zero, (sum, s) => sum + s.Fact.Duration);
        return duration == TimeSpan.Zero ? "" : duration.TotalMilliseconds.ToString("0", CultureInfo.InvariantCulture);
    }
}
