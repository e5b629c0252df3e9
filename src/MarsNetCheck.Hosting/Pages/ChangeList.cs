using System.Collections.Immutable;
using System.Globalization;
using MarsNetCheck.Hosting.History;
using MarsNetCheck.Pages;

namespace MarsNetCheck.Hosting.Pages;

/// <summary>What changed when, in words, the newest first; what changed alike in one run stands together.</summary>
internal static class ChangeList
{
    private static readonly string[] _fromBad = ["blocked", "inconclusive", "partial", "degraded", "ok", "skipped"];

    /// <summary>The list.</summary>
    /// <param name="changes">The changes, newest first.</param>
    /// <param name="most">How many runs are shown at most.</param>
    /// <param name="named">How many endpoints and ranges that changed alike are named.</param>
    /// <param name="page">The request.</param>
    public static Html Of(ImmutableArray<VerdictChange> changes, int most, int named, PageRequest page)
    {
        if (changes.IsEmpty)
            return Html.Of($"""<p class="faint">Nothing changed.</p>""");
        var runs = changes.GroupBy(c => c.Report).Take(most);
        return Html.Of($"""<ol class="changes">{runs.Select(r => Run([.. r], named, page))}</ol>""");
    }

    private static Html Run(ImmutableArray<VerdictChange> changes, int named, PageRequest page)
    {
        var first = changes[0];
        var whole = changes.FirstOrDefault(c => c.Subject is null);
        var head = whole is null ? Html.Empty : Html.Of($"<p><strong>Verdict: {Step(whole)}</strong></p>");
        var rest = changes.Where(c => c.Subject is not null).GroupBy(c => (c.Before, c.After)).OrderBy(g => Array.IndexOf(_fromBad, g.Key.After));
        return Html.Of(
            $"""<li><a href="{page.To("history", first.Report.ToString(CultureInfo.InvariantCulture))}">{PageTime.WithAge(first.At)}</a>{head}{rest.Select(g => Alike([.. g], named, page))}</li>""");
    }

    private static Html Alike(ImmutableArray<VerdictChange> changes, int named, PageRequest page)
    {
        var left = changes.Length - named;
        var more = left > 0 ? Html.Of($" and {left} more") : Html.Empty;
        return Html.Of($"<p>{changes.Take(named).Select((c, i) => Subject(c.Subject!, i == 0 ? "" : ", ", page))}{more}: {Step(changes[0])}</p>");
    }

    private static Html Subject(string subject, string before, PageRequest page) =>
        subject.Contains('/', StringComparison.Ordinal) && page.Links.Range is { } range
            ? Html.Of($"""{before}<a href="{range(subject)}">{subject}</a>""")
            : Html.Of($"""{before}<a href="{page.To("endpoints", subject)}">{subject}</a>""");

    private static Html Step(VerdictChange change) => (change.Before, change.After) switch
    {
        (null, { } after) => Html.Of($"""<span class="step">new, {VerdictBadge.Of(after)}</span>"""),
        ({ } before, null) => Html.Of($"""<span class="step">no longer checked, was {VerdictBadge.Of(before)}</span>"""),
        ({ } before, { } after) => Html.Of($"""<span class="step">{VerdictBadge.Of(before)} <span aria-hidden="true">→</span><span class="vh">then</span> {VerdictBadge.Of(after)}</span>"""),
        _ => Html.Empty,
    };
}
