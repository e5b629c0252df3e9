using System.Globalization;
using MarsNetCheck.Cli.Options;
using MarsNetCheck.Diagnosis;
using MarsNetCheck.Facts;
using MarsNetCheck.Reports;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace MarsNetCheck.Cli.Screens;

/// <summary>Every attempt of the endpoints that are not fine, controls included; only when asked to be verbose, and where they were not told as they were made.</summary>
internal static class AttemptList
{
    public static IEnumerable<IRenderable> Of(Report report, ScreenLayout layout)
    {
        var traces = report.Judgement.Endpoints.Where(e => e.Verdict != EndpointVerdict.Ok).SelectMany(e => e.Target.Traces).ToList();
        if (layout.Detail != Detail.Verbose || layout.AttemptsTold || traces.Count == 0)
            yield break;
        var table = new Table { Border = TableBorder.None };
        foreach (var title in new[] { "endpoint", "attempt", "address", "outcome", "ms" })
            table.AddColumn(new TableColumn(new Text(title, Palette.Faint)) { Padding = new Padding(0, 0, 2, 0) });
        foreach (var trace in traces)
            table.AddRow([.. new[] { trace.Endpoint, Name(trace), trace.Address?.ToString() ?? "", AttemptOutcome.Of(trace), Milliseconds(trace) }.Select(t => new Text(t))]);
        yield return Block.Empty;
        yield return Block.Indented(1, table);
    }

    private static string Name(Trace trace) =>
        string.Equals(trace.Purpose, Trace.Main, StringComparison.Ordinal) ? trace.Id : $"{trace.Id} {trace.Purpose}";

    private static string Milliseconds(Trace trace) =>
        trace.Stages.Aggregate(TimeSpan.Zero, (sum, s) => sum + s.Fact.Duration).TotalMilliseconds.ToString("0", CultureInfo.InvariantCulture);
}
