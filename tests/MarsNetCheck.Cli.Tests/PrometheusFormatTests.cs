namespace MarsNetCheck.Cli.Tests;

/// <summary>The metrics of a run, as a textfile collector takes them.</summary>
public sealed class PrometheusFormatTests
{
    [Fact]
    public async Task A_run_gives_its_metrics_and_its_own_exit_status()
    {
        var result = await InProcess.RunAsync("demo", "tcp-prohibited", "--format", "prometheus");

        Assert.StartsWith("# HELP marsnetcheck_verdict ", result.Output, StringComparison.Ordinal);
        Assert.Contains("\nmarsnetcheck_verdict{verdict=\"blocked\"} 1\n", result.Output, StringComparison.Ordinal);
        Assert.Contains("\nmarsnetcheck_findings{code=\"tcp.prohibited\",severity=\"error\",blame=\"firewall\"} 1\n", result.Output, StringComparison.Ordinal);
        Assert.Equal((1, ""), (result.Status, result.Error));
    }

    [Fact]
    public async Task What_is_no_run_has_no_metrics()
    {
        var result = await InProcess.RunAsync("demo", "--list", "--format", "prometheus");

        Assert.Equal((2, true), (result.Status, result.Error.Contains("--format: prometheus is the metrics of a run; give table or json", StringComparison.Ordinal)));
    }
}
