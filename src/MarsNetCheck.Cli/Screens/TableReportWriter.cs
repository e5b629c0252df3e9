using MarsNetCheck.Reports;

namespace MarsNetCheck.Cli.Screens;

/// <summary>Writes the report for a person at a terminal.</summary>
internal sealed class TableReportWriter(ScreenLayout layout) : IReportWriter
{
    /// <inheritdoc/>
    public string Format => Options.ReportOptions.DefaultFormat;

    /// <inheritdoc/>
    public async Task WriteAsync(Report report, Stream output, CancellationToken cancellationToken = default)
    {
        var text = Canvas.Render(ReportScreen.Of(report, layout), layout);
        await output.WriteAsync(layout.Encoding.GetBytes(text), cancellationToken);
    }
}
