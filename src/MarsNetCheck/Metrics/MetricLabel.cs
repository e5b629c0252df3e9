namespace MarsNetCheck.Metrics;

/// <summary>What tells one sample of a family from another.</summary>
/// <param name="Name">Name of the label: letters, digits and underscores, no digit first.</param>
/// <param name="Value">Its value: of a closed set, so that the number of series stays bounded; never text from the network.</param>
public readonly record struct MetricLabel(string Name, string Value);
