using MarsNetCheck.Hosting.Settings;

namespace MarsNetCheck.Hosting.Runs;

/// <summary>
/// When runs begin. The next time is counted from the time that was planned, not from when the run really began or ended, so that delays do not add up; times that were missed,
/// because the machine slept, are made up for by one run.
/// </summary>
internal sealed class CheckSchedule(ScheduleSettings settings, Jitter jitter)
{
    /// <summary>When the first run begins; null for never.</summary>
    /// <param name="now">The time.</param>
    public DateTimeOffset? First(DateTimeOffset now)
    {
        // A report that is there already may be of other settings, or of another network: it is not waited with.
        if (settings.AtStart)
            return now;
        return settings.Every is { } every ? now + every + jitter.Around(settings.Jitter) : null;
    }

    /// <summary>When the run after this one begins; null for never.</summary>
    /// <param name="planned">When this one was planned for.</param>
    /// <param name="now">The time.</param>
    public DateTimeOffset? Next(DateTimeOffset planned, DateTimeOffset now)
    {
        if (settings.Every is not { } every)
            return null;
        var missed = now > planned ? (now - planned).Ticks / every.Ticks : 0;
        var next = planned + ((missed + 1) * every) + jitter.Around(settings.Jitter);
        return next > now ? next : now + jitter.UpTo(settings.Jitter);
    }

    /// <summary>When to begin what was planned for a time that lies further off than any plan, because the clock was set back.</summary>
    public DateTimeOffset Mend(DateTimeOffset planned, DateTimeOffset now)
    {
        var furthest = now + (settings.Every ?? TimeSpan.Zero) + settings.Jitter;
        return planned > furthest ? furthest : planned;
    }
}
