using System.Globalization;
using MarsNetCheck.Cli.Options;
using MarsNetCheck.Diagnosis;
using MarsNetCheck.Reports;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace MarsNetCheck.Cli.Screens;

/// <summary>The terminal report: the verdict, then what causes it and who must act, then the table, then what may help.</summary>
internal static class ReportScreen
{
    /// <summary>Lays a report out. Pure.</summary>
    public static IRenderable Of(Report report, ScreenLayout layout)
    {
        var head = Head(report, layout);
        if (layout.Detail == Detail.Quiet)
            return head;
        var causes = Cause.All(report);
        var parts = new List<IRenderable> { head, Block.Empty };
        parts.AddRange(CauseList.Of(causes, report, layout));
        parts.Add(EndpointTable.Of(report, causes, layout));
        parts.AddRange(AttemptList.Of(report, layout));
        parts.AddRange(RouteTable.Of(report, layout));
        parts.AddRange(RangeBars.Of(report, causes, layout));
        parts.AddRange(Hints.Of(report, causes, layout));
        return new Rows(parts);
    }

    private static IRenderable Head(Report report, ScreenLayout layout)
    {
        var sign = report.Verdict switch
        {
            OverallVerdict.Ready => layout.Symbols.Ok,
            OverallVerdict.Blocked => layout.Symbols.Failed,
            OverallVerdict.Degraded => layout.Symbols.Warning,
            _ => "?",
        };
        var word = string.Create(CultureInfo.InvariantCulture, $"{sign} {Headline.Word(report.Verdict)}   ");
        return Block.Hanging(word, Palette.Of(report.Verdict), Block.Paragraph(Headline.Of(report), Palette.Strong));
    }
}
