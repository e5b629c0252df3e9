namespace MarsNetCheck.Metrics;

/// <summary>How a value behaves in time.</summary>
public enum MetricKind
{
    /// <summary>It goes up and down.</summary>
    Gauge,

    /// <summary>It only grows, from 0 at the start of the process; the name of its family ends in <c>_total</c>.</summary>
    Counter,
}
