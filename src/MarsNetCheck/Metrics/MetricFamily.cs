using System.Collections.Immutable;

namespace MarsNetCheck.Metrics;

/// <summary>A metric by its Prometheus name, with all its samples: one definition for the scrape, the textfile and OTLP.</summary>
public sealed record MetricFamily
{
    /// <summary>The name, ending in the unit, and in <c>_total</c> for a counter (https://prometheus.io/docs/practices/naming/).</summary>
    public required string Name { get; init; }

    /// <summary>What it tells, one line.</summary>
    public required string Help { get; init; }

    /// <summary>How its values behave in time. Default a gauge.</summary>
    public MetricKind Kind { get; init; }

    /// <summary>The base unit, as the name spells it, for example <c>seconds</c>; null for a number without one.</summary>
    public string? Unit { get; init; }

    /// <summary>The values; a family without any is not written. Default none: a definition alone.</summary>
    public ImmutableArray<MetricSample> Samples { get; init; } = [];
}
