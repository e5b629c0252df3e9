namespace MarsNetCheck.Reports;

/// <summary>A block of addresses of a range and what is known of it.</summary>
public sealed record RangeBlock
{
    /// <summary>The block in CIDR notation.</summary>
    public required string Cidr { get; init; }

    /// <summary>How much of the range it is, more than 0 and at most 1.</summary>
    public required double Share { get; init; }

    /// <summary>What is known of it.</summary>
    public required RangeState State { get; init; }
}
