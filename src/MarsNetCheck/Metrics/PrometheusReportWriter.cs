using MarsNetCheck.Reports;

namespace MarsNetCheck.Metrics;

/// <summary>Writes a report as metrics in the Prometheus text format, for the textfile collector of an exporter that runs on the machine already.</summary>
public sealed class PrometheusReportWriter : IReportWriter
{
    /// <inheritdoc/>
    public string Format => "prometheus";

    /// <inheritdoc/>
    public async Task WriteAsync(Report report, Stream output, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(output);
        await output.WriteAsync(ExpositionWriter.ToBytes(ReportMetrics.Of(report), ExpositionFormat.Text), cancellationToken).ConfigureAwait(false);
    }
}
