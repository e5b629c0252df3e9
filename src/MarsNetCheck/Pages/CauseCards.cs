using System.Collections.Immutable;
using MarsNetCheck.Diagnosis;
using MarsNetCheck.Reports;

namespace MarsNetCheck.Pages;

/// <summary>What explains the verdict, the gravest first: what is wrong, who must act, what to do, how MARS shows it, and the evidence.</summary>
public static class CauseCards
{
    private const int MostOpen = 12;
    private const int Most = 100;

    /// <summary>The section; nothing if nothing is wrong.</summary>
    public static Html Of(Report report, ReportLinks links)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(links);
        return Of(Cause.All(report), report, links);
    }

    /// <summary>The section with some of a report's causes.</summary>
    public static Html Of(ImmutableArray<Cause> causes, Report report, ReportLinks links)
    {
        if (causes.IsEmpty)
            return Html.Empty;
        var title = report.Verdict == OverallVerdict.Blocked ? "What to do first" : "What to look at";
        return Html.Of(
            $"""
            <section class="causes" aria-labelledby="h-causes"><h2 id="h-causes">{title}</h2>
            <ol>{causes.Take(MostOpen).Select(c => Card(c, report, links))}</ol>{Rest(causes, report, links)}</section>
            """);
    }

    private static Html Rest(ImmutableArray<Cause> causes, Report report, ReportLinks links)
    {
        if (causes.Length <= MostOpen)
            return Html.Empty;
        var cut = causes.Length > Most ? Html.Of($"<p>{causes.Length - Most} more are in the JSON report.</p>") : Html.Empty;
        return Html.Of(
            $"""
            <details class="more" id="d-more-causes"><summary>{causes.Length - MostOpen} more</summary>
            <ol start="{MostOpen + 1}">{causes.Take(Most).Skip(MostOpen).Select(c => Card(c, report, links))}</ol>{cut}</details>
            """);
    }

    private static Html Card(Cause cause, Report report, ReportLinks links)
    {
        var finding = cause.Finding;
        var tone = finding.Severity switch { Severity.Error => "bad", Severity.Warning => "odd", _ => "open" };
        return Html.Of(
            $"""
            <li class="cause {tone}" id="c-{cause.Number}" tabindex="-1">
            <h3><span class="number">{cause.Number}</span> <span class="title"><bdi>{finding.Title}</bdi> <span class="vh">({Words.Of(finding.Severity)})</span></span>
            <span class="team"><span class="vh">Who must act: </span>{Team.Of(finding.Blame)}</span></h3>
            {Paragraph(finding.Detail)}{Action(finding)}{Mars(cause, report)}{FindingDetails.Of(finding, links)}</li>
            """);
    }

    private static Html Paragraph(string detail) => detail.Length == 0 ? Html.Empty : Html.Of($"""<p class="detail"><bdi>{detail}</bdi></p>""");

    private static Html Action(Finding finding) => finding.Action.Length == 0
        ? Html.Empty
        : Html.Of($"""<p class="action"><span aria-hidden="true">→ </span><span class="vh">What to do: </span><bdi>{finding.Action}</bdi></p>""");

    private static Html Mars(Cause cause, Report report) => cause.Finding.MarsErrors.IsEmpty || !cause.StopsMars(report)
        ? Html.Empty
        : Html.Of($"""<p class="mars">MARS shows this as {string.Join(", ", cause.Finding.MarsErrors)}.</p>""");
}
