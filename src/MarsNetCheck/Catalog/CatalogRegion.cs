namespace MarsNetCheck.Catalog;

/// <summary>One Azure region and the code that host names of Azure Backup use for it.</summary>
public sealed record CatalogRegion
{
    /// <summary>The name of the region, for example <c>westeurope</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The code that fills <c>{geo}</c>, for example <c>we</c>.</summary>
    public required string Geo { get; init; }

    /// <summary>The cloud that the region belongs to.</summary>
    public required string Cloud { get; init; }

    /// <summary>True if the region is closed: its hosts may be gone. Default false.</summary>
    public bool Closed { get; init; }

    /// <summary>What is inferred, not documented, or odd about the entry; null if there is nothing to say.</summary>
    public string? Note { get; init; }

    /// <summary>Where the entry comes from: id of a source in the catalog.</summary>
    public required string Source { get; init; }
}
