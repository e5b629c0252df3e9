using System.Collections.Immutable;
using System.Globalization;
using MarsNetCheck.Cli.Options;
using MarsNetCheck.Cli.Output;
using MarsNetCheck.Diagnosis;
using MarsNetCheck.Routes;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace MarsNetCheck.Cli.Screens;

/// <summary>The routes of all sources side by side: what each reaches, and the endpoints that fare differently.</summary>
internal static class RouteTable
{
    private const int MostRows = 12;

    public static IEnumerable<IRenderable> Of(Report report, ScreenLayout layout)
    {
        if (report.Judgement.Routes.IsEmpty)
            yield break;
        ImmutableArray<Way> ways = [Effective(report), .. report.Judgement.Routes.Select(Other)];
        yield return Block.Empty;
        foreach (var (way, i) in ways.Select((w, i) => (w, i)))
            yield return Block.Hanging((i == 0 ? " routes" : "").PadRight(10), Palette.Faint, Block.Paragraph(Line(way)));
        var rows = Enumerable.Range(0, ways[0].Endpoints.Length).Where(i => ways.Select(w => w.Endpoints[i].Verdict).Distinct().Skip(1).Any()).ToList();
        if (rows.Count == 0)
        {
            yield return Block.Indented(10, Block.Paragraph("Every endpoint fares alike over all of them."));
            yield break;
        }
        yield return Block.Empty;
        var shown = layout.Detail == Detail.Verbose ? rows.Count : Math.Min(rows.Count, MostRows);
        yield return Block.Indented(1, Table(ways, rows.Take(shown), layout));
        if (shown < rows.Count)
            yield return Block.Paragraph(string.Create(CultureInfo.InvariantCulture, $" {rows.Count - shown} more endpoints fare differently: --verbose lists them."));
    }

    private static Way Effective(Report report) => new("MARS", report.Judgement.Endpoints, report.Judgement.Findings);

    private static Way Other(RouteJudgement route) => new(string.Join(", ", route.Route.Sources.Select(Name)), route.Endpoints, route.Findings);

    private static string Line(Way way)
    {
        var routes = way.Endpoints.Select(e => e.Target.Target.Route.Proxy?.ToString() ?? "direct").Distinct(StringComparer.Ordinal).ToList();
        var fine = way.Endpoints.Count(e => e.Verdict == EndpointVerdict.Ok);
        return string.Create(CultureInfo.InvariantCulture, $"{way.Name}: {string.Join(", ", routes.Take(3))}{(routes.Count > 3 ? ", …" : "")}: {fine} of {way.Endpoints.Length} endpoints are fine");
    }

    private static Table Table(ImmutableArray<Way> ways, IEnumerable<int> rows, ScreenLayout layout)
    {
        var table = new Table { Border = TableBorder.None, ShowHeaders = true };
        foreach (var title in ways.Select(w => w.Name).Prepend("endpoint"))
            table.AddColumn(new TableColumn(new Text(title, Palette.Faint)) { Padding = new Padding(0, 0, 2, 0) });
        foreach (var row in rows)
            table.AddRow([new Text(PrintableText.OneLine(ways[0].Endpoints[row].Target.Endpoint.Host)), .. ways.Select(w => Cell(w, row, layout))]);
        return table;
    }

    private static Text Cell(Way way, int row, ScreenLayout layout)
    {
        var endpoint = way.Endpoints[row];
        if (endpoint.Verdict == EndpointVerdict.Ok)
            return new Text(layout.Symbols.Ok, Palette.Of(OverallVerdict.Ready));
        var finding = way.Findings.Where(f => endpoint.ExplainedBy.Contains(f.Id, StringComparer.Ordinal)).Concat(endpoint.Findings).OrderByDescending(f => f.Severity).FirstOrDefault();
        var sign = endpoint.Verdict == EndpointVerdict.Blocked ? layout.Symbols.Failed : "?";
        return new Text($"{sign} {finding?.Code}".TrimEnd(), endpoint.Verdict == EndpointVerdict.Blocked ? Palette.Bad : Palette.Odd);
    }

    private static string Name(ProxySource source) => source switch
    {
        ProxySource.None => "no proxy",
        ProxySource.MarsAgent => "agent",
        ProxySource.SystemWinInet => "SYSTEM",
        ProxySource.Pac => "PAC",
        ProxySource.Wpad => "WPAD",
        ProxySource.WinHttp => "WinHTTP",
        _ => source.ToString().ToLowerInvariant(),
    };

    private sealed record Way(string Name, ImmutableArray<EndpointJudgement> Endpoints, ImmutableArray<Finding> Findings);
}
