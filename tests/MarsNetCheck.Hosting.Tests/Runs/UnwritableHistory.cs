using System.Collections.Immutable;
using MarsNetCheck.Hosting.History;

namespace MarsNetCheck.Hosting.Tests.Runs;

/// <summary>A history that keeps nothing.</summary>
internal sealed class UnwritableHistory : IReportHistory
{
    public const string Problem = "/var/lib/x/history.db: the disk is full; free some space";

    public bool Works { get; set; }

    public string? Notice { get; set; }

    public Task<ReportSummary> SaveAsync(Report report, ReadOnlyMemory<byte> json, CancellationToken cancellationToken = default)
    {
        Notice = Works ? "The history was begun anew" : null;
        return Works ? Task.FromResult(Summaries.Of(report, 1)) : throw new HistoryException(Problem);
    }

    public Task<ImmutableArray<ReportSummary>> ListAsync(long? before, int limit, CancellationToken cancellationToken = default) => throw new HistoryException(Problem);

    public Task<ReadOnlyMemory<byte>?> ReadAsync(long id, CancellationToken cancellationToken = default) => throw new HistoryException(Problem);

    public Task<ImmutableArray<VerdictChange>> ChangesAsync(DateTimeOffset since, int limit, CancellationToken cancellationToken = default) => throw new HistoryException(Problem);

    public Task<ImmutableArray<HistoryPoint>> PointsAsync(string subject, DateTimeOffset since, CancellationToken cancellationToken = default) => throw new HistoryException(Problem);
}
