namespace MarsNetCheck.Hosting.Settings;

/// <summary>What is kept of past runs, and where.</summary>
public sealed class HistorySettings
{
    /// <summary>The most reports that are kept in memory, whatever <see cref="MaxReports"/> says.</summary>
    internal const int MostInMemory = 100;

    /// <summary>
    /// The folder of the store; null keeps the history in memory, until the process ends. One that does not exist is made, for the service's account alone (on Windows for administrators and
    /// SYSTEM, too). One that belongs to another account, or that others may write to, is refused, unless they are root, administrators or SYSTEM; the folders on the way to it are not looked at.
    /// </summary>
    public string? Folder { get; set; }

    /// <summary>
    /// How long reports are kept: 1 hour to 10 years, default 30 days. The newest is always kept. Older ones go when another is kept, at most four each time: a clock that is wrong for a while
    /// costs a few reports, not all.
    /// </summary>
    public TimeSpan Keep { get; set; } = TimeSpan.FromDays(30);

    /// <summary>How many reports are kept at most: 1 to 100,000, default 5,000; without a <see cref="Folder"/> no more than 100, about a day of the default schedule.</summary>
    public int MaxReports { get; set; } = 5000;
}
