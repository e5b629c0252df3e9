namespace MarsNetCheck.Hosting.Settings;

/// <summary>When runs begin by themselves.</summary>
public sealed class ScheduleSettings
{
    /// <summary>From the beginning of one run to that of the next: 30 s to 7 days, default 15 minutes; null for runs on demand only.</summary>
    public TimeSpan? Every { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>The most that is added to or taken from each interval by chance, so that a fleet does not probe in step: at most half of <see cref="Every"/>, default 1 minute, or that half if it is less.</summary>
    public TimeSpan Jitter { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>True (the default) to run as soon as the service has started, also when <see cref="Every"/> is null.</summary>
    public bool AtStart { get; set; } = true;

    /// <summary>The least time from the beginning of one run to one on demand: 0 to 1 hour, default 10 s.</summary>
    public TimeSpan AtLeast { get; set; } = TimeSpan.FromSeconds(10);
}
