using MarsNetCheck.Hosting.History;
using Microsoft.Extensions.Logging;

namespace MarsNetCheck.Hosting.Runs;

/// <summary>Knows the newest report, and hands reports to the history. Safe for use by several threads.</summary>
internal sealed partial class ReportKeeper(IReportHistory history, RunFeed feed, TimeProvider time, ILogger log)
{
    /// <summary>How long a report that is finished may still take to be kept once the service stops. Less than the service waits for its run.</summary>
    public static readonly TimeSpan LastMoment = TimeSpan.FromSeconds(3);

    private ReportSnapshot? _newest;

    /// <summary>The newest report, also one that the history could not take; null until there is one.</summary>
    public ReportSnapshot? Newest => Volatile.Read(ref _newest);

    /// <summary>Takes up a report of an earlier service, unless this one has a report already.</summary>
    public void TakeUp(ReportSnapshot snapshot) => Interlocked.CompareExchange(ref _newest, snapshot, comparand: null);

    /// <summary>Makes a report the newest.</summary>
    public void Put(ReportSnapshot snapshot) => Volatile.Write(ref _newest, snapshot);

    /// <summary>Keeps a report of a run that has just ended, and makes it the newest.</summary>
    /// <param name="report">The report.</param>
    /// <param name="stop">Cancelled when the service stops: the report is still kept if that is soon done.</param>
    /// <returns>The report, and what went wrong; null if it was kept.</returns>
    public async Task<(ReportSnapshot Snapshot, RunFailed? Failed)> KeepAsync(Report report, CancellationToken stop)
    {
        using var late = new CancellationTokenSource(Timeout.InfiniteTimeSpan, time);
        await using var last = stop.Register(() => late.CancelAfter(LastMoment));
        var json = await ReportSnapshot.WriteAsync(report, late.Token);
        var (summary, failed) = await SaveAsync(report, json, late.Token);
        var snapshot = new ReportSnapshot(summary, report, json);
        Put(snapshot);
        return (snapshot, failed);
    }

    private async Task<(ReportSummary Summary, RunFailed? Failed)> SaveAsync(Report report, ReadOnlyMemory<byte> json, CancellationToken late)
    {
        var noticed = history.Notice;
        try
        {
            return (await history.SaveAsync(report, json, late), null);
        }
        catch (HistoryException e)
        {
            return Refused(report, e, e.Message);
        }
        catch (OperationCanceledException e) when (late.IsCancellationRequested)
        {
            return Refused(report, e, "the service stops, and the history did not take it in time");
        }
        finally
        {
            if (history.Notice is { } notice && !string.Equals(notice, noticed, StringComparison.Ordinal))
                feed.Publish(new HistoryRenewed(time.GetUtcNow(), notice));
        }
    }

    private (ReportSummary Summary, RunFailed? Failed) Refused(Report report, Exception error, string why)
    {
        NotKept(log, error, why);
        var problem = $"The report of this check is not kept: {why}. It can be read until the next check ends.";
        return (Summaries.Of(report, ReportSummary.NotKept), new RunFailed(time.GetUtcNow(), problem) { NotKept = true });
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The report of a check could not be kept: {Problem}")]
    private static partial void NotKept(ILogger log, Exception error, string problem);
}
