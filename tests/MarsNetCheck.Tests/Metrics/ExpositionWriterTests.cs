using System.Text;
using MarsNetCheck.Metrics;

namespace MarsNetCheck.Tests.Metrics;

public sealed class ExpositionWriterTests
{
    private static readonly MetricFamily _counter = new() { Name = "mars_runs_total", Help = "Runs.", Kind = MetricKind.Counter, Samples = [new MetricSample(3)] };

    [Fact]
    public void A_family_has_its_help_its_type_and_its_samples() =>
        Assert.Equal(
            """
            # HELP mars_wait_seconds How long.
            # TYPE mars_wait_seconds gauge
            mars_wait_seconds{stage="connect",endpoint="login"} 0.25
            mars_wait_seconds 1E+20

            """.ReplaceLineEndings("\n"),
            Text(ExpositionFormat.Text, new MetricFamily
            {
                Name = "mars_wait_seconds",
                Help = "How long.",
                Unit = "seconds",
                Samples = [new MetricSample(0.25, ("stage", "connect"), ("endpoint", "login")), new MetricSample(1e20)],
            }));

    [Fact]
    public void OpenMetrics_describes_a_counter_without_its_suffix_tells_the_unit_and_ends() =>
        Assert.Equal(
            """
            # HELP mars_runs Runs.
            # TYPE mars_runs counter
            mars_runs_total 3
            # HELP mars_wait_seconds How "long".
            # TYPE mars_wait_seconds gauge
            # UNIT mars_wait_seconds seconds
            mars_wait_seconds 1
            # EOF

            """.ReplaceLineEndings("\n").Replace("\"long\"", "\\\"long\\\"", StringComparison.Ordinal),
            Text(ExpositionFormat.OpenMetrics, _counter, new MetricFamily { Name = "mars_wait_seconds", Help = "How \"long\".", Unit = "seconds", Samples = [new MetricSample(1)] }));

    [Fact]
    public void The_text_format_describes_a_counter_by_its_whole_name() =>
        Assert.StartsWith("# HELP mars_runs_total Runs.\n# TYPE mars_runs_total counter\nmars_runs_total 3\n", Text(ExpositionFormat.Text, _counter), StringComparison.Ordinal);

    [Theory]
    [InlineData("a\nb", @"a\nb")]
    [InlineData("a\"b", "a\\\"b")]
    [InlineData(@"a\b", @"a\\b")]
    public void A_label_cannot_break_out_of_its_quotes(string value, string written) =>
        Assert.Contains($"m{{l=\"{written}\"}} 1\n", Text(ExpositionFormat.Text, new MetricFamily { Name = "m", Help = "M.", Samples = [new MetricSample(1, ("l", value))] }), StringComparison.Ordinal);

    [Theory]
    [InlineData(double.PositiveInfinity, "+Inf")]
    [InlineData(double.NegativeInfinity, "-Inf")]
    [InlineData(double.NaN, "NaN")]
    [InlineData(1795411938.632, "1795411938.632")]
    public void Numbers_are_written_as_Prometheus_reads_them(double value, string written) =>
        Assert.EndsWith($"\nm {written}\n", Text(ExpositionFormat.Text, new MetricFamily { Name = "m", Help = "M.", Samples = [new MetricSample(value)] }), StringComparison.Ordinal);

    [Fact]
    public void A_family_without_samples_is_not_written() =>
        Assert.Equal("", Text(ExpositionFormat.Text, new MetricFamily { Name = "m", Help = "M." }));

    [Fact]
    public void A_part_and_what_follows_it_are_the_whole()
    {
        var other = new MetricFamily { Name = "m", Help = "M.", Samples = [new MetricSample(1)] };

        var parts = Encoding.UTF8.GetString(ExpositionWriter.ToPart([_counter], ExpositionFormat.OpenMetrics).Span) + Text(ExpositionFormat.OpenMetrics, other);

        Assert.Equal(Text(ExpositionFormat.OpenMetrics, _counter, other), parts);
    }

    private static string Text(ExpositionFormat format, params MetricFamily[] families) => Encoding.UTF8.GetString(ExpositionWriter.ToBytes(families, format).Span);
}
