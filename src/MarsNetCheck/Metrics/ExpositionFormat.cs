namespace MarsNetCheck.Metrics;

/// <summary>The text formats that Prometheus scrapes.</summary>
public enum ExpositionFormat
{
    /// <summary>The Prometheus text format, version 0.0.4; the textfile collector reads it, too.</summary>
    Text,

    /// <summary>OpenMetrics, version 1.0.0.</summary>
    OpenMetrics,
}
