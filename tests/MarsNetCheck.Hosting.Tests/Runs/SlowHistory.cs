using System.Collections.Immutable;
using MarsNetCheck.Hosting.History;

namespace MarsNetCheck.Hosting.Tests.Runs;

/// <summary>A history that takes a report only when the test says so.</summary>
internal sealed class SlowHistory : IReportHistory
{
    private readonly TaskCompletionSource _asked = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _taking = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Waits until it has got a report.</summary>
    public Task AskedAsync() => _asked.Task.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);

    /// <summary>Takes it.</summary>
    public void Take() => _taking.TrySetResult();

    public async Task<ReportSummary> SaveAsync(Report report, ReadOnlyMemory<byte> json, CancellationToken cancellationToken = default)
    {
        _asked.TrySetResult();
        await _taking.Task.WaitAsync(cancellationToken);
        return Summaries.Of(report, 1);
    }

    public Task<ImmutableArray<ReportSummary>> ListAsync(long? before, int limit, CancellationToken cancellationToken = default) => Task.FromResult<ImmutableArray<ReportSummary>>([]);

    public Task<ReadOnlyMemory<byte>?> ReadAsync(long id, CancellationToken cancellationToken = default) => Task.FromResult<ReadOnlyMemory<byte>?>(null);

    public Task<ImmutableArray<VerdictChange>> ChangesAsync(DateTimeOffset since, int limit, CancellationToken cancellationToken = default) => Task.FromResult<ImmutableArray<VerdictChange>>([]);

    public Task<ImmutableArray<HistoryPoint>> PointsAsync(string subject, DateTimeOffset since, CancellationToken cancellationToken = default) => Task.FromResult<ImmutableArray<HistoryPoint>>([]);
}
