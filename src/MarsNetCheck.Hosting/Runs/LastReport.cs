using MarsNetCheck.Diagnosis;
using MarsNetCheck.Hosting.History;
using MarsNetCheck.Reports;
using Microsoft.Extensions.Logging;

namespace MarsNetCheck.Hosting.Runs;

/// <summary>Finds the newest report of the history that can be read, one of an older version of the program, too, and judges its evidence by the rules of the runs.</summary>
internal sealed partial class LastReport(IReportHistory history, ICheckFactory checks, ILogger<LastReport> log)
{
    // If so many cannot be read, none can.
    private const int Tried = 10;

    /// <summary>The report; null if there is none. A history that cannot be read is a warning in the log: the service runs without its past.</summary>
    public async Task<ReportSnapshot?> FindAsync(CancellationToken cancellationToken)
    {
        try
        {
            foreach (var summary in await history.ListAsync(before: null, Tried, cancellationToken))
            {
                if (await ReadAsync(summary.Id, cancellationToken) is { } snapshot)
                    return snapshot;
            }
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // A history of somebody else's may throw anything.
            CannotRead(e, e.Message);
        }
        return null;
    }

    private async Task<ReportSnapshot?> ReadAsync(long id, CancellationToken cancellationToken)
    {
        try
        {
            if (await history.ReadAsync(id, cancellationToken) is not { } saved)
                return null;
            var report = JsonReportReader.Read(saved, string.Create(System.Globalization.CultureInfo.InvariantCulture, $"report {id}")).Judge(new Diagnostician(checks.Rules.Rules));
            return new ReportSnapshot(Summaries.Of(report, id), report, await ReportSnapshot.WriteAsync(report, cancellationToken));
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // Whatever a damaged report does to its reader, the service starts.
            CannotRead(e, e.Message);
            return null;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "What an earlier check came to cannot be read: {Problem}")]
    private partial void CannotRead(Exception error, string problem);
}
