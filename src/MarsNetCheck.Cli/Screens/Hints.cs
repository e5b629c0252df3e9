using System.Collections.Immutable;
using System.Globalization;
using MarsNetCheck.Cli.Options;
using MarsNetCheck.Diagnosis;
using MarsNetCheck.Facts;
using MarsNetCheck.Reports;
using MarsNetCheck.Routes;
using Spectre.Console.Rendering;

namespace MarsNetCheck.Cli.Screens;

/// <summary>The end of the report: what is worth knowing, what would tell more, and how long it took.</summary>
internal static class Hints
{
    private const int MostNotes = 4;
    private const string Why = "Why, with all evidence for the teams: --format json --output report.json";
    private const string RegionMissing = "catalog.region-missing";

    public static IEnumerable<IRenderable> Of(Report report, ImmutableArray<Cause> causes, ScreenLayout layout)
    {
        yield return Block.Empty;
        foreach (var line in Way(report).Concat(Region(report)).Concat(Identity(report)).Concat(Notes(report, causes, layout)).Concat(Measuring(report, causes)).Concat(Flows(report)))
            yield return Block.Indented(1, Block.Paragraph(line));
        foreach (var line in Closing(report, layout.Width - 1))
            yield return Block.Indented(1, Block.Paragraph(line));
    }

    private static IEnumerable<string> Way(Report report)
    {
        var routes = report.Evidence.Targets.Select(t => t.Target.Route).ToList();
        var ways = routes.Where(r => r.Proxy is not null).Select(r => $"{r.Proxy}, by {SourceNames.Of(r.Source)}").Distinct(StringComparer.Ordinal).ToList();
        if (ways.Count > 0)
            yield return $"The way is {string.Join("; ", ways.Take(2))}{(ways.Count > 2 ? "; …" : "")}{Straight(routes)}.";
    }

    // What a bypass list lets go past the proxy.
    private static string Straight(List<Route> routes)
    {
        var direct = routes.Where(r => r.Kind == RouteKind.Direct).ToList();
        var sources = string.Join(" and ", direct.Select(r => SourceNames.Of(r.Source)).Distinct(StringComparer.Ordinal));
        return direct.Count == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"; direct to {direct.Count} of {routes.Count} endpoints, by {sources}");
    }

    private static IEnumerable<string> Region(Report report)
    {
        if (report.Evidence.Catalog.Region is null)
            yield return "Region not given: the vault's own endpoints were not probed. Add --region NAME.";
    }

    private static IEnumerable<string> Identity(Report report)
    {
        var machine = report.Evidence.Machine;
        if (!machine.IdentityGap.IsEmpty)
            yield return $"Probed as {machine.Account}; MARS is SYSTEM, which a firewall or proxy may treat otherwise.{(IsWindows(machine) ? " Add --as-system." : "")}";
    }

    private static bool IsWindows(MachineFact machine) => machine.OperatingSystem.Contains("Windows", StringComparison.Ordinal);

    private static IEnumerable<string> Notes(Report report, ImmutableArray<Cause> causes, ScreenLayout layout)
    {
        var told = causes.Select(c => c.Finding.Id).Append(RegionMissing).ToHashSet(StringComparer.Ordinal);
        var notes = report.AllFindings.Where(f => f.Severity == Severity.Info && !told.Contains(f.Id) && !told.Contains(f.Code)).ToList();
        var shown = layout.Detail == Detail.Verbose ? notes.Count : MostNotes;
        foreach (var note in notes.Take(shown))
            yield return $"{Sentence(note.Title)} {note.Action} ({note.Code})".Replace("  ", " ", StringComparison.Ordinal);
        if (notes.Count > shown)
            yield return string.Create(CultureInfo.InvariantCulture, $"{notes.Count - shown} more things worth knowing: --verbose shows them.");
    }

    private static IEnumerable<string> Measuring(Report report, ImmutableArray<Cause> causes)
    {
        if (report.Interrupted)
            yield return "Interrupted: run it again to measure the rest.";
        else if (report.Evidence.Targets.SelectMany(t => t.Main).Any(t => t.Failure?.Kind == FailureKind.OutOfBudget))
            yield return "The time was up before everything was measured: give more with --budget SECONDS, or probe less with --only.";
        else if (report.Verdict == OverallVerdict.Inconclusive && Cause.OfAnotherWay(report) is null && !causes.Any(c => c.Finding.Stage == Stage.Tunnel))
            yield return "To measure what is missing: name the vault's own hosts with --host, and its region with --region.";
    }

    // Where MARS may take another way no team is asked for anything yet.
    private static IEnumerable<string> Flows(Report report)
    {
        var count = Flow.All(report).Length;
        if (count > 0 && Cause.OfAnotherWay(report) is null)
            yield return string.Create(CultureInfo.InvariantCulture, $"A table of the {(count == 1 ? "blocked flow" : $"{count} blocked flows")} for a ticket: --format flows");
    }

    private static IEnumerable<string> Closing(Report report, int width)
    {
        var endpoints = report.Judgement.Endpoints.Length;
        var ranges = report.Judgement.Ranges.Count(r => r.Sweep.Skipped is null);
        var what = string.Create(CultureInfo.InvariantCulture, $"{Headline.Word(report.Verdict)}: {endpoints} endpoint{(endpoints == 1 ? "" : "s")}{Ranges(ranges)} in {report.Duration.TotalSeconds:0.0} s.");
        if (report.Verdict == OverallVerdict.Ready)
            return [what];
        var both = $"{what}  {Why}";
        return both.Length <= width ? [both] : [what, Why];
    }

    private static string Ranges(int count) => count switch
    {
        0 => "",
        1 => ", 1 range",
        _ => string.Create(CultureInfo.InvariantCulture, $", {count} ranges"),
    };

    private static string Sentence(string title) => title.EndsWith('.') || title.EndsWith('?') ? title : title + ".";
}
