using MarsNetCheck.Cli.Screens;
using MarsNetCheck.Metrics;
using MarsNetCheck.Reports;

namespace MarsNetCheck.Cli.Output;

/// <summary>The report of a run.</summary>
internal sealed class ReportDocument(Report report, Expectation expectation) : IDocument
{
    public int Status => ExitStatus.Of(report, expectation);

    public string Summary => Headline.Of(report);

    public Task WriteTableAsync(ScreenLayout layout, Stream output) => new TableReportWriter(layout).WriteAsync(report, output);

    public Task WriteJsonAsync(Stream output) => new JsonReportWriter().WriteAsync(report, output);

    public Task WriteFlowsAsync(Stream output) => new FlowsReportWriter().WriteAsync(report, output);

    public Task WritePrometheusAsync(Stream output) => new PrometheusReportWriter().WriteAsync(report, output);
}
