using MarsNetCheck.Hosting.History;
using MarsNetCheck.Reports;

namespace MarsNetCheck.Hosting.Runs;

/// <summary>A finished report in the forms that are asked for again and again.</summary>
/// <param name="Summary">What it came to, and its number in the history.</param>
/// <param name="Report">The report.</param>
/// <param name="Json">Its JSON, UTF-8.</param>
public sealed record ReportSnapshot(ReportSummary Summary, Report Report, ReadOnlyMemory<byte> Json)
{
    /// <summary>The JSON of a report.</summary>
    internal static async Task<ReadOnlyMemory<byte>> WriteAsync(Report report, CancellationToken cancellationToken)
    {
        using var json = new MemoryStream();
        await new JsonReportWriter().WriteAsync(report, json, cancellationToken);
        return json.ToArray();
    }
}
