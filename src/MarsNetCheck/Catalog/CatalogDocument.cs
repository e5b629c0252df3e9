using System.Collections.Immutable;

namespace MarsNetCheck.Catalog;

/// <summary>A catalog file as it was read, in its own order, before the entries are checked against each other.</summary>
internal sealed record CatalogDocument
{
    public required ImmutableArray<CatalogSource> Sources { get; init; }

    public required ImmutableArray<TrustEntry> TrustSets { get; init; }

    public required ImmutableArray<CatalogCloud> Clouds { get; init; }

    /// <summary>Endpoints that every cloud has.</summary>
    public required ImmutableArray<EndpointTemplate> CommonEndpoints { get; init; }
}
