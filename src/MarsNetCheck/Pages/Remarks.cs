using MarsNetCheck.Diagnosis;
using MarsNetCheck.Reports;

namespace MarsNetCheck.Pages;

/// <summary>What is worth knowing and changes no verdict, and the way that was taken.</summary>
public static class Remarks
{
    private const int Most = 60;

    /// <summary>The section; nothing if there is nothing to say.</summary>
    public static Html Of(Report report, ReportLinks links)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(links);
        var causes = Cause.All(report).Select(c => c.Finding.Id).ToHashSet(StringComparer.Ordinal);
        var notes = report.AllFindings.Where(f => f.Severity == Severity.Info && !causes.Contains(f.Id)).ToList();
        var rest = notes.Count - Most;
        var more = rest > 0 ? Html.Of($"<li>{rest} more are in the JSON report.</li>") : Html.Empty;
        return Html.Of(
            $"""
            <section aria-labelledby="h-remarks"><h2 id="h-remarks">Worth knowing</h2>
            <ul class="remarks">{Ways(report)}{Account(report)}{notes.Take(Most).Select(n => Note(n, links))}{more}</ul></section>
            """);
    }

    private static Html Note(Finding note, ReportLinks links) => Html.Of(
        $"""<li><p><strong><bdi>{note.Title}</bdi></strong> <bdi>{note.Detail}</bdi> <bdi>{note.Action}</bdi></p>{FindingDetails.Of(note, links)}</li>""");

    private static IEnumerable<Html> Ways(Report report) => report.Evidence.Targets
        .Select(t => t.Target.Route)
        .Select(r => r.Proxy is null ? "direct" : $"{r.Proxy}, by {SourceNames.Of(r.Source)}")
        .Distinct(StringComparer.Ordinal)
        .Take(4)
        .Select(way => Html.Of($"<li>The way: <bdi>{way}</bdi>.</li>"));

    private static Html Account(Report report)
    {
        var machine = report.Evidence.Machine;
        return machine.IdentityGap.IsEmpty
            ? Html.Empty
            : Html.Of($"<li>Probed as <bdi>{machine.Account}</bdi>; MARS is SYSTEM, which a firewall or proxy may treat otherwise.</li>");
    }
}
