using MarsNetCheck.Hosting.Runs;
using MarsNetCheck.Hosting.Settings;
using MarsNetCheck.Pages;

namespace MarsNetCheck.Hosting.Pages;

/// <summary>Says clearly when the newest report is too old to rely on.</summary>
internal static class Freshness
{
    /// <summary>From when on a report is old: when a second run should have followed it; null where runs begin on demand only.</summary>
    public static DateTimeOffset? OldFrom(ReportSnapshot snapshot, ScheduleSettings schedule) =>
        schedule.Every is { } every ? snapshot.Summary.StartedAt + snapshot.Summary.Duration + (2 * every) + schedule.Jitter : null;

    /// <summary>The note, hidden while the report is fresh: a page that stays open shows it in time.</summary>
    public static Html Of(ReportSnapshot snapshot, ScheduleSettings schedule, DateTimeOffset now)
    {
        if (OldFrom(snapshot, schedule) is not { } from)
            return Html.Empty;
        var text = Html.Of($"This is old: a check should begin every {PageTime.Length(schedule.Every!.Value)}, and none has ended since {PageTime.WithAge(snapshot.Summary.StartedAt)}. What is said here may no longer hold.");
        return now >= from
            ? Html.Of($"""<p class="stale" id="stale" data-after="{PageTime.Exact(from)}">{text}</p>""")
            : Html.Of($"""<p class="stale" id="stale" data-after="{PageTime.Exact(from)}" hidden>{text}</p>""");
    }
}
