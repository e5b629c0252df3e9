using System.Collections.Immutable;
using MarsNetCheck.Hosting.Settings;

namespace MarsNetCheck.Hosting.History;

/// <summary>A history that is gone when the process ends.</summary>
internal sealed class MemoryHistory(HistorySettings settings, TimeProvider time) : IReportHistory
{
    private readonly Lock _lock = new();
    private ImmutableArray<Entry> _entries = [];
    private long _last;

    /// <inheritdoc/>
    public Task<ReportSummary> SaveAsync(Report report, ReadOnlyMemory<byte> json, CancellationToken cancellationToken = default)
    {
        lock (_lock)
        {
            var summary = Summaries.Of(report, ++_last);
            var oldest = time.GetUtcNow() - settings.Keep;
            _entries = [.. _entries.Where(e => e.Summary.StartedAt >= oldest).TakeLast(settings.MaxReports - 1), new Entry(summary, json, Summaries.PointsOf(report))];
            return Task.FromResult(summary);
        }
    }

    /// <inheritdoc/>
    public Task<ImmutableArray<ReportSummary>> ListAsync(long? before, int limit, CancellationToken cancellationToken = default) =>
        Task.FromResult<ImmutableArray<ReportSummary>>([.. _entries.Reverse().Select(e => e.Summary).Where(s => before is null || s.Id < before).Take(limit)]);

    /// <inheritdoc/>
    public Task<ReadOnlyMemory<byte>?> ReadAsync(long id, CancellationToken cancellationToken = default) =>
        Task.FromResult<ReadOnlyMemory<byte>?>(_entries.FirstOrDefault(e => e.Summary.Id == id)?.Json);

    /// <inheritdoc/>
    public Task<ImmutableArray<VerdictChange>> ChangesAsync(DateTimeOffset since, int limit, CancellationToken cancellationToken = default)
    {
        var entries = _entries;
        var changes = from i in Enumerable.Range(1, Math.Max(entries.Length - 1, 0)).Reverse()
                      where entries.Length > 1 && entries[i].Summary.StartedAt >= since
                      from change in Summaries.Changes(entries[i - 1].Summary, entries[i - 1].Points, entries[i].Summary, entries[i].Points)
                      select change;
        return Task.FromResult<ImmutableArray<VerdictChange>>([.. changes.Take(limit)]);
    }

    /// <inheritdoc/>
    public Task<ImmutableArray<HistoryPoint>> PointsAsync(string subject, DateTimeOffset since, CancellationToken cancellationToken = default) =>
        Task.FromResult<ImmutableArray<HistoryPoint>>([.. from entry in _entries
                                                          where entry.Summary.StartedAt >= since && entry.Points.ContainsKey(subject)
                                                          let point = entry.Points[subject]
                                                          select new HistoryPoint(entry.Summary.StartedAt, entry.Summary.Id, point.Verdict, point.Duration)]);

    private sealed record Entry(ReportSummary Summary, ReadOnlyMemory<byte> Json, ImmutableDictionary<string, SubjectState> Points);
}
