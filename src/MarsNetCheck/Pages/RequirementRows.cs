using System.Globalization;
using MarsNetCheck.Diagnosis;

namespace MarsNetCheck.Pages;

/// <summary>Microsoft's documented list line by line, and the endpoints that stand for each. Folded: the endpoints say it first.</summary>
public static class RequirementRows
{
    private const int MostEndpoints = 20;

    /// <summary>The section; nothing if the list is empty.</summary>
    public static Html Of(Report report, ReportLinks links)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(links);
        var lines = report.Judgement.Requirements;
        if (lines.IsEmpty)
            return Html.Empty;
        var fine = string.Create(CultureInfo.InvariantCulture, $"{lines.Count(l => l.Verdict == EndpointVerdict.Ok)} of {lines.Length} fine");
        return Html.Of(
            $"""
            <section aria-labelledby="h-lines"><details id="d-requirements"><summary><h2 id="h-lines">Microsoft’s list, line by line <small>{fine}</small></h2></summary>
            <div class="scroll" role="region" aria-labelledby="h-lines" tabindex="0"><table class="lines"><thead><tr><th scope="col">allow</th><th scope="col">verdict</th><th scope="col" class="wide">stood for by</th></tr></thead>
            <tbody>{lines.Select(l => Row(l, links))}</tbody></table></div></details></section>
            """);
    }

    private static Html Row(RequirementJudgement line, ReportLinks links)
    {
        var optional = line.Required ? Html.Empty : Html.Of($""" <span class="faint">recommended</span>""");
        var rest = line.Endpoints.Length - MostEndpoints;
        var more = rest > 0 ? Html.Of($" and {rest} more") : Html.Empty;
        var reason = line.NotProbed is { } why ? Html.Of($"""<span class="faint">{why}</span>""") : Html.Empty;
        var endpoints = line.Endpoints.Take(MostEndpoints).Select((id, i) => i == 0 ? links.Mention(id) : Html.Of($", {links.Mention(id)}"));
        return Html.Of($"""<tr><th scope="row">{line.Pattern}{optional}</th><td class="v">{VerdictBadge.Of(line.Verdict)}</td><td class="wide">{endpoints}{more}{reason}</td></tr>""");
    }
}
