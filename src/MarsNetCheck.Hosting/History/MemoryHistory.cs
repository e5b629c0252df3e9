using System.Collections.Immutable;
using MarsNetCheck.Hosting.Settings;

namespace MarsNetCheck.Hosting.History;

/// <summary>A history that is gone when the process ends. It is short, and its JSON is compressed, so that a service takes little memory.</summary>
internal sealed class MemoryHistory(HistorySettings settings, TimeProvider time) : IReportHistory
{
    private readonly int _most = Math.Min(settings.MaxReports, HistorySettings.MostInMemory);
    private readonly Lock _lock = new();
    private ImmutableArray<Entry> _entries = [];
    private long _last;

    private ImmutableArray<Entry> Entries
    {
        get
        {
            lock (_lock)
                return _entries;
        }
    }

    /// <inheritdoc/>
    public Task<ReportSummary> SaveAsync(Report report, ReadOnlyMemory<byte> json, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var packed = PackedJson.Pack(json);
        lock (_lock)
        {
            var summary = Summaries.Of(report, ++_last);
            var points = Summaries.PointsOf(report);
            var changes = _entries is [.., var before] ? Summaries.Changes(before.Summary, before.Points, summary, points) : [];
            _entries = [.. Young().TakeLast(_most - 1), new Entry(summary, packed, json.Length, points, [.. changes])];
            return Task.FromResult(summary);
        }
    }

    /// <inheritdoc/>
    public Task<ImmutableArray<ReportSummary>> ListAsync(long? before, int limit, CancellationToken cancellationToken = default)
    {
        HistoryLimit.Require(limit);
        return Task.FromResult<ImmutableArray<ReportSummary>>([.. Entries.Reverse().Select(e => e.Summary).Where(s => before is null || s.Id < before).Take(limit)]);
    }

    /// <inheritdoc/>
    public Task<ReadOnlyMemory<byte>?> ReadAsync(long id, CancellationToken cancellationToken = default) =>
        Task.FromResult<ReadOnlyMemory<byte>?>(Entries.FirstOrDefault(e => e.Summary.Id == id) is { } entry ? (ReadOnlyMemory<byte>?)PackedJson.Unpack(entry.Packed, entry.Size) : null);

    /// <inheritdoc/>
    public Task<ImmutableArray<VerdictChange>> ChangesAsync(DateTimeOffset since, int limit, CancellationToken cancellationToken = default)
    {
        HistoryLimit.Require(limit);
        return Task.FromResult<ImmutableArray<VerdictChange>>([.. Entries.Reverse().Where(e => e.Summary.StartedAt >= since).SelectMany(e => e.Changes).Take(limit)]);
    }

    /// <inheritdoc/>
    public Task<ImmutableArray<HistoryPoint>> PointsAsync(string subject, DateTimeOffset since, CancellationToken cancellationToken = default) =>
        Task.FromResult<ImmutableArray<HistoryPoint>>([.. from entry in Entries
                                                          where entry.Summary.StartedAt >= since && entry.Points.ContainsKey(subject)
                                                          let point = entry.Points[subject]
                                                          select new HistoryPoint(entry.Summary.StartedAt, entry.Summary.Id, point.Verdict, point.Duration)]);

    private IEnumerable<Entry> Young()
    {
        var oldest = time.GetUtcNow() - settings.Keep;
        var old = _entries.Where(e => e.Summary.StartedAt < oldest).Take(HistoryLimit.OldAtOnce).ToHashSet();
        return _entries.Where(e => !old.Contains(e));
    }

    private sealed record Entry(ReportSummary Summary, byte[] Packed, int Size, ImmutableDictionary<string, SubjectState> Points, ImmutableArray<VerdictChange> Changes);
}
