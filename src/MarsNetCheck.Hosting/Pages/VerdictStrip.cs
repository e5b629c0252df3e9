using System.Collections.Immutable;
using System.Globalization;
using MarsNetCheck.Hosting.History;
using MarsNetCheck.Pages;
using MarsNetCheck.Reports;

namespace MarsNetCheck.Hosting.Pages;

/// <summary>The verdicts of runs, one after the other: the worse, the higher, so that the colour alone says nothing.</summary>
internal static class VerdictStrip
{
    private const double Width = 600;
    private const double Height = 34;
    private const double Widest = 14;

    /// <summary>The strip of summaries that stand newest first.</summary>
    public static Html Of(ImmutableArray<ReportSummary> runs)
    {
        if (runs.IsEmpty)
            return Html.Of($"""<p class="faint">None is kept.</p>""");
        var step = Math.Min(Width / runs.Length, Widest);
        var words = Text(runs);
        return Html.Of(
            $"""
            <svg class="strip" viewBox="0 0 600 34" preserveAspectRatio="xMinYMid meet" role="img" aria-label="{words}">{runs.Reverse().Select((run, i) => Bar(run, i * step, step))}</svg>
            <p>{words}</p>
            """);
    }

    private static Html Bar(ReportSummary run, double left, double step)
    {
        var word = Words.Of(run.Verdict);
        var height = word switch { "ready" => 10.0, "degraded" => 18.0, "inconclusive" => 24.0, _ => Height };
        return Html.Of($"""<rect class="{VerdictBadge.Tone(word)}" x="{left:0.##}" y="{Height - height:0.##}" width="{step - Math.Min(2, step / 4):0.##}" height="{height:0.##}"><title>{PageTime.Text(run.StartedAt)}: {word}</title></rect>""");
    }

    private static string Text(ImmutableArray<ReportSummary> runs)
    {
        var counts = runs.GroupBy(r => r.Verdict).OrderByDescending(g => g.Count()).Select(g => string.Create(CultureInfo.InvariantCulture, $"{g.Count()} {Words.Of(g.Key)}"));
        return string.Create(CultureInfo.InvariantCulture, $"{runs.Length} {(runs.Length == 1 ? "run" : "runs")}: {string.Join(", ", counts)}");
    }
}
