using System.Globalization;
using MarsNetCheck.Facts;
using MarsNetCheck.Reports;

namespace MarsNetCheck.Cli.Output;

/// <summary>Writes one line to standard error for each attempt as it completes.</summary>
internal static class AttemptLog
{
    public static async Task WriteAsync(CheckRun run, Terminal terminal)
    {
        await foreach (var trace in run.Traces)
            await terminal.Error.WriteLineAsync(PrintableText.OneLine(Line(trace)));
    }

    private static string Line(Trace trace)
    {
        var duration = trace.Stages.Aggregate(TimeSpan.Zero, (sum, s) => sum + s.Fact.Duration);
        var way = trace.Route.Proxy is { } proxy ? $" by {proxy}" : "";
        var control = string.Equals(trace.Purpose, Trace.Main, StringComparison.Ordinal) ? "" : $" ({trace.Purpose})";
        return string.Create(CultureInfo.InvariantCulture, $"{trace.Endpoint} {trace.Address}{way}{control}: {AttemptOutcome.Of(trace)}, {duration.TotalMilliseconds:0} ms");
    }
}
