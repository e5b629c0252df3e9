using MarsNetCheck.Hosting.Runs;
using MarsNetCheck.Pages;

namespace MarsNetCheck.Hosting.Pages;

/// <summary>Keeps the part of the first page that is the same until the next report, and for an hour at most, so that asking for it costs nothing.</summary>
internal sealed class PageCache
{
    private Entry? _entry;

    /// <summary>The part for a report, a place of the pages and a time: the kept one, or a new one that is kept.</summary>
    public async Task<Html> FindAsync(ReportSnapshot snapshot, string root, DateTimeOffset now, Func<Task<Html>> make)
    {
        var hour = now.UtcTicks / TimeSpan.TicksPerHour;
        if (Volatile.Read(ref _entry) is { } kept && ReferenceEquals(kept.Snapshot, snapshot) && kept.Hour == hour && string.Equals(kept.Root, root, StringComparison.Ordinal))
            return kept.Part;
        var part = await make();
        Volatile.Write(ref _entry, new Entry(snapshot, root, hour, part));
        return part;
    }

    private sealed record Entry(ReportSnapshot Snapshot, string Root, long Hour, Html Part);
}
