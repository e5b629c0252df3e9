namespace MarsNetCheck.Catalog;

/// <summary>One documented address range.</summary>
public sealed record AddressRange
{
    /// <summary>The range in CIDR notation (RFC 4632, RFC 4291), for example <c>20.190.128.0/18</c>.</summary>
    public required string Cidr { get; init; }

    /// <summary>What the range is needed for, one sentence.</summary>
    public required string Purpose { get; init; }

    /// <summary>The TCP port that must be open.</summary>
    public int Port { get; init; } = 443;

    /// <summary>Where the entry comes from: id of a source in the catalog.</summary>
    public required string Source { get; init; }
}
