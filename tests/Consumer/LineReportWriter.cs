using System.Text;
using MarsNetCheck;
using MarsNetCheck.Reports;

namespace Consumer;

/// <summary>An own format: a line for the verdict and one for each finding.</summary>
internal sealed class LineReportWriter : IReportWriter
{
    public string Format => "lines";

    public async Task WriteAsync(Report report, Stream output, CancellationToken cancellationToken = default)
    {
        var lines = report.AllFindings.Select(f => $"{f.Code}: {f.Title}. {f.Action}").Prepend($"verdict {Words.Of(report.Verdict)}");
        await output.WriteAsync(Encoding.UTF8.GetBytes(string.Join('\n', lines) + '\n'), cancellationToken);
    }
}
