namespace MarsNetCheck.Metrics;

/// <summary>A family of metrics and how its samples are found in a report.</summary>
internal sealed record ReportMetric(MetricFamily Definition, Func<Report, IEnumerable<MetricSample>> Samples)
{
    /// <summary>A gauge.</summary>
    public static ReportMetric Gauge(string name, string help, Func<Report, IEnumerable<MetricSample>> samples) =>
        new(new MetricFamily { Name = name, Help = help, Unit = name.EndsWith("_seconds", StringComparison.Ordinal) ? "seconds" : null }, samples);
}
