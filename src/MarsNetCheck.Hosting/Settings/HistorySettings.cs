namespace MarsNetCheck.Hosting.Settings;

/// <summary>What is kept of past runs, and where.</summary>
public sealed class HistorySettings
{
    /// <summary>The folder of the store, which only the service's account can write; null keeps the history in memory, until the process ends. One that does not exist is made, for that account alone.</summary>
    public string? Folder { get; set; }

    /// <summary>How long reports are kept: 1 hour to 10 years, default 30 days. The newest is always kept.</summary>
    public TimeSpan Keep { get; set; } = TimeSpan.FromDays(30);

    /// <summary>How many reports are kept at most: 1 to 100,000, default 5,000.</summary>
    public int MaxReports { get; set; } = 5000;
}
