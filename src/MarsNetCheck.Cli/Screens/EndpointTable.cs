using System.Collections.Immutable;
using System.Globalization;
using MarsNetCheck.Catalog;
using MarsNetCheck.Cli.Options;
using MarsNetCheck.Cli.Output;
using MarsNetCheck.Diagnosis;
using MarsNetCheck.Reports;
using MarsNetCheck.Routes;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace MarsNetCheck.Cli.Screens;

/// <summary>One row for each endpoint: its stages, how long it took, and the number of what is wrong.</summary>
internal static class EndpointTable
{
    // A long catalog would push the causes off the screen: then only what needs attention is listed.
    private const int MostRows = 60;

    private static readonly ImmutableArray<(string Title, int Width, Justify Align)> _columns =
    [
        ("group", 12, Justify.Left), ("endpoint", 0, Justify.Left), ("route", 6, Justify.Left), ("dns", 3, Justify.Center), ("tcp", 3, Justify.Center),
        ("proxy", 5, Justify.Center), ("tls", 3, Justify.Center), ("http", 4, Justify.Center), ("ms", 5, Justify.Right), ("", 0, Justify.Left),
    ];

    public static IRenderable Of(Report report, ImmutableArray<Cause> causes, ScreenLayout layout)
    {
        var endpoints = Shown(report, layout);
        var notes = endpoints.Select(e => Note(e, causes, layout)).ToList();
        var noteWidth = notes.Select(n => n.Length).DefaultIfEmpty(0).Max();
        var table = Frame(layout, noteWidth);
        for (var i = 0; i < endpoints.Count; i++)
            table.AddRow(Row(endpoints[i], report, causes, notes[i], layout));
        var left = report.Judgement.Endpoints.Length - endpoints.Count;
        var indented = Block.Indented(1, table);
        return left == 0 ? indented : new Rows(indented, Block.Paragraph(string.Create(CultureInfo.InvariantCulture, $" {left} more endpoints are fine: --verbose lists them.")));
    }

    private static List<EndpointJudgement> Shown(Report report, ScreenLayout layout)
    {
        var all = report.Judgement.Endpoints;
        return layout.Detail == Detail.Verbose || all.Length <= MostRows ? [.. all] : [.. all.Where(e => e.Verdict != EndpointVerdict.Ok)];
    }

    private static Table Frame(ScreenLayout layout, int noteWidth)
    {
        var table = new Table { Border = TableBorder.None, ShowHeaders = true };
        var rest = layout.Width - 1 - _columns.Sum(c => c.Width + 1) - noteWidth;
        foreach (var (title, width, align) in _columns)
        {
            var own = width > 0 ? width : title.Length > 0 ? Math.Max(rest, 12) : Math.Max(noteWidth, 1);
            table.AddColumn(new TableColumn(new Text(title, Palette.Faint)) { Width = own, NoWrap = true, Alignment = align, Padding = new Padding(0, 0, 1, 0) });
        }
        return table;
    }

    private static IRenderable[] Row(EndpointJudgement judgement, Report report, ImmutableArray<Cause> causes, string note, ScreenLayout layout)
    {
        var endpoint = judgement.Target.Endpoint;
        var marks = StageMarks.Of(judgement, [.. causes.Where(c => c.Explains(judgement)).Select(c => c.Finding)], report.Evidence.Catalog);
        return
        [
            new Text(Words.Of(endpoint.Group)),
            new Text(PrintableText.OneLine(Host(endpoint))) { Overflow = Overflow.Ellipsis },
            new Text((judgement.Deciding?.Route ?? judgement.Target.Target.Route).Kind == RouteKind.Proxy ? "proxy" : "direct"),
            .. marks.Select(m => Mark(m, layout.Symbols)),
            new Text(Milliseconds(judgement)),
            new Text(note, NoteStyle(judgement)),
        ];
    }

    private static Text Mark(StageMark mark, Symbols symbols) => mark switch
    {
        { Status: { } status } => new Text(status.ToString(CultureInfo.InvariantCulture), Palette.Bad),
        { Kind: StageMarkKind.Ok } => new Text(symbols.Ok, Palette.Good),
        { Kind: StageMarkKind.Odd } => new Text(symbols.Warning, Palette.Odd),
        { Kind: StageMarkKind.Failed } => new Text(symbols.Failed, Palette.Bad),
        { Kind: StageMarkKind.NotNeeded } => new Text(symbols.NotNeeded, Palette.Faint),
        _ => new Text(symbols.NotReached, Palette.Faint),
    };

    private static string Host(Endpoint endpoint) =>
        endpoint.Url.IsDefaultPort ? endpoint.Host : string.Create(CultureInfo.InvariantCulture, $"{endpoint.Host}:{endpoint.Port}");

    private static string Milliseconds(EndpointJudgement judgement)
    {
        if (judgement.Deciding is not { } trace)
            return "";
        var duration = trace.Stages.Aggregate(TimeSpan.Zero, (sum, s) => sum + s.Fact.Duration);
        return duration == TimeSpan.Zero ? "" : duration.TotalMilliseconds.ToString("0", CultureInfo.InvariantCulture);
    }

    private static string Note(EndpointJudgement judgement, ImmutableArray<Cause> causes, ScreenLayout layout)
    {
        var numbers = string.Concat(causes.Where(c => c.Explains(judgement)).Select(c => layout.Symbols.Number(c.Number)));
        var optional = judgement.Target.Endpoint.Required || judgement.Verdict == EndpointVerdict.Ok ? "" : " optional";
        var word = judgement.Verdict switch
        {
            EndpointVerdict.Inconclusive => "?",
            EndpointVerdict.Skipped => "skipped",
            _ => "",
        };
        return (numbers + word + optional).Trim();
    }

    private static Style NoteStyle(EndpointJudgement judgement) => judgement.Verdict switch
    {
        EndpointVerdict.Blocked => Palette.Bad,
        EndpointVerdict.Ok => Palette.Faint,
        _ => Palette.Odd,
    };
}
