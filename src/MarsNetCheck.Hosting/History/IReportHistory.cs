using System.Collections.Immutable;

namespace MarsNetCheck.Hosting.History;

/// <summary>Keeps reports. Safe for use by several threads; a report that was kept is there after a crash, where the history is on disk.</summary>
public interface IReportHistory
{
    /// <summary>What the people who look after the service must know since its start: that the history was damaged, for example, where it is kept aside, and that a new one was begun. One sentence; null for nothing.</summary>
    string? Notice => null;

    /// <summary>Keeps a report and lets old ones go.</summary>
    /// <param name="report">The report.</param>
    /// <param name="json">Its JSON, UTF-8.</param>
    /// <param name="cancellationToken">Gives up; the report is then not kept.</param>
    /// <returns>Its summary, with its number.</returns>
    /// <exception cref="HistoryException">It could not be kept.</exception>
    Task<ReportSummary> SaveAsync(Report report, ReadOnlyMemory<byte> json, CancellationToken cancellationToken = default);

    /// <summary>Summaries, the newest first.</summary>
    /// <param name="before">Only those with a smaller number; null from the newest.</param>
    /// <param name="limit">How many at most, 1 to 1,000.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ArgumentOutOfRangeException">The limit is out of its range.</exception>
    /// <exception cref="HistoryException">The history cannot be read.</exception>
    Task<ImmutableArray<ReportSummary>> ListAsync(long? before, int limit, CancellationToken cancellationToken = default);

    /// <summary>The JSON of a report, UTF-8; null if there is none of that number any more.</summary>
    /// <exception cref="HistoryException">The history cannot be read, or this report is damaged.</exception>
    Task<ReadOnlyMemory<byte>?> ReadAsync(long id, CancellationToken cancellationToken = default);

    /// <summary>What changed, the newest first: from one report to the next, the whole, an endpoint or a range got another verdict.</summary>
    /// <param name="since">The earliest time.</param>
    /// <param name="limit">How many at most, 1 to 1,000.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ArgumentOutOfRangeException">The limit is out of its range.</exception>
    /// <exception cref="HistoryException">The history cannot be read.</exception>
    Task<ImmutableArray<VerdictChange>> ChangesAsync(DateTimeOffset since, int limit, CancellationToken cancellationToken = default);

    /// <summary>How an endpoint or range fared in the runs since a time, the oldest first.</summary>
    /// <param name="subject">Id of the endpoint, or the range in CIDR notation.</param>
    /// <param name="since">The earliest time.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="HistoryException">The history cannot be read.</exception>
    Task<ImmutableArray<HistoryPoint>> PointsAsync(string subject, DateTimeOffset since, CancellationToken cancellationToken = default);
}
