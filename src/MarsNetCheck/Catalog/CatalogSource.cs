namespace MarsNetCheck.Catalog;

/// <summary>A document that entries of the catalog come from.</summary>
public sealed record CatalogSource
{
    /// <summary>The name that entries refer to.</summary>
    public required string Id { get; init; }

    /// <summary>The title of the document.</summary>
    public required string Title { get; init; }

    /// <summary>Where the document is: repository and path, or address.</summary>
    public required string Document { get; init; }

    /// <summary>The date of the copy that was read: a year, a month or a day in ISO 8601; null if the copy has none.</summary>
    public string? Date { get; init; }

    /// <summary>What is to be known about the document; null if there is nothing to say.</summary>
    public string? Note { get; init; }
}
