using System.Collections.Immutable;

namespace MarsNetCheck.Metrics;

/// <summary>One value of a family.</summary>
/// <param name="Value">The value, in the unit of the family.</param>
/// <param name="Labels">What tells it from the family's others; empty if there is only one.</param>
public sealed record MetricSample(double Value, ImmutableArray<MetricLabel> Labels)
{
    /// <summary>Creates a sample with labels in the order given.</summary>
    public MetricSample(double value, params ReadOnlySpan<(string Name, string Value)> labels)
        : this(value, ToLabels(labels))
    {
    }

    private static ImmutableArray<MetricLabel> ToLabels(ReadOnlySpan<(string Name, string Value)> labels)
    {
        var made = ImmutableArray.CreateBuilder<MetricLabel>(labels.Length);
        foreach (var (name, value) in labels)
            made.Add(new MetricLabel(name, value));
        return made.MoveToImmutable();
    }
}
