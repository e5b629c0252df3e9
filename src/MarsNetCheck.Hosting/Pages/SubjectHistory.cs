using System.Collections.Immutable;
using System.Globalization;
using MarsNetCheck.Hosting.History;
using MarsNetCheck.Pages;

namespace MarsNetCheck.Hosting.Pages;

/// <summary>An endpoint or a range over days: its chart, and when its verdict changed.</summary>
internal static class SubjectHistory
{
    private const int MostChanges = 30;

    /// <summary>The two sections; <paramref name="points"/> is null if the history cannot be read.</summary>
    public static Html Of(ImmutableArray<HistoryPoint>? points, PageRequest page, Href here) => points is { } kept
        ? Sections(kept, page, here)
        : Html.Of($"""<section aria-labelledby="h-days"><h2 id="h-days">Over days</h2>{UnreadablePage.Remark}</section>""");

    private static Html Sections(ImmutableArray<HistoryPoint> points, PageRequest page, Href here) => Html.Of(
        $"""
        <section aria-labelledby="h-days"><div class="heading"><h2 id="h-days">Over days</h2>{Periods.Of(page.Days, here)}</div>{DurationChart.Of(points, page.Now - TimeSpan.FromDays(page.Days), page.Now)}</section>
        <section aria-labelledby="h-subject-changes"><h2 id="h-subject-changes">What changed</h2>{Changes(points, page)}</section>
        """);

    private static Html Changes(ImmutableArray<HistoryPoint> points, PageRequest page)
    {
        var changes = points.Zip(points.Skip(1)).Where(p => !string.Equals(p.First.Verdict, p.Second.Verdict, StringComparison.Ordinal)).Reverse().Take(MostChanges).ToList();
        return changes.Count == 0
            ? Html.Of($"""<p class="faint">Nothing in this period.</p>""")
            : Html.Of($"""<ol class="changes">{changes.Select(c => Change(c.First, c.Second, page))}</ol>""");
    }

    private static Html Change(HistoryPoint before, HistoryPoint after, PageRequest page) => Html.Of(
        $"""<li><a href="{page.To("history", after.Report.ToString(CultureInfo.InvariantCulture))}">{PageTime.WithAge(after.At)}</a><p>{VerdictBadge.Of(before.Verdict)} <span aria-hidden="true">→</span><span class="vh">then</span> {VerdictBadge.Of(after.Verdict)}</p></li>""");
}
