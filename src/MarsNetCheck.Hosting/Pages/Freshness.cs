using MarsNetCheck.Hosting.Runs;
using MarsNetCheck.Pages;

namespace MarsNetCheck.Hosting.Pages;

/// <summary>Says clearly when the newest report is too old to rely on.</summary>
internal static class Freshness
{
    /// <summary>The note, hidden while the report is fresh: a page that stays open shows it in time. It is old when the health check calls it stale.</summary>
    public static Html Of(ReportSnapshot snapshot, PageRequest page)
    {
        if (page.Settings.Schedule.Every is not { } every || page.Health.StaleAfter is not { } age)
            return Html.Empty;
        var from = snapshot.Summary.StartedAt + age;
        var text = Html.Of($"This is old: a check should begin every {PageTime.Length(every)}, and none has ended since {PageTime.WithAge(snapshot.Summary.StartedAt)}. What is said here may no longer hold.");
        return page.Now > from
            ? Html.Of($"""<p class="stale" id="stale" data-after="{PageTime.Exact(from)}">{text}</p>""")
            : Html.Of($"""<p class="stale" id="stale" data-after="{PageTime.Exact(from)}" hidden>{text}</p>""");
    }
}
