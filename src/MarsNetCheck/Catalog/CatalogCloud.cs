using System.Collections.Immutable;

namespace MarsNetCheck.Catalog;

/// <summary>One cloud of the catalog: its regions and the editions of its documented list.</summary>
public sealed record CatalogCloud
{
    /// <summary>The name of the cloud: <c>public</c>, <c>usgov</c> or <c>china</c>.</summary>
    public required string Id { get; init; }

    /// <summary>The name for people.</summary>
    public required string Title { get; init; }

    /// <summary>What is to be known about this part of the catalog; null if there is nothing to say.</summary>
    public string? Note { get; init; }

    /// <summary>The regions that stand in while the vault's own is not known.</summary>
    public required ImmutableArray<string> AnchorRegions { get; init; }

    /// <summary>The edition in force unless another is chosen.</summary>
    public required string DefaultProfile { get; init; }

    /// <summary>All regions, by name.</summary>
    public required ImmutableArray<CatalogRegion> Regions { get; init; }

    /// <summary>All editions, the default among them.</summary>
    public required ImmutableArray<CatalogProfile> Profiles { get; init; }

    internal string HostTrust { get; init; } = "";

    internal ImmutableArray<RangeSet> RangeSets { get; init; } = [];

    internal ImmutableArray<KnownRequirement> Requirements { get; init; } = [];

    internal ImmutableArray<EndpointTemplate> Endpoints { get; init; } = [];
}
