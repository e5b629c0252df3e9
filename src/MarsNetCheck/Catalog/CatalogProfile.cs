using System.Collections.Immutable;

namespace MarsNetCheck.Catalog;

/// <summary>One edition of the documented list.</summary>
public sealed record CatalogProfile
{
    /// <summary>The name of the edition, for example <c>2025-02</c>.</summary>
    public required string Id { get; init; }

    /// <summary>What the edition is, for people.</summary>
    public required string Title { get; init; }

    /// <summary>The date of the edition: a year, a month or a day in ISO 8601; null if it is not recorded.</summary>
    public string? Date { get; init; }

    /// <summary>Where the edition comes from: id of a source in the catalog.</summary>
    public required string Source { get; init; }

    /// <summary>What is odd about the edition; null if there is nothing to say.</summary>
    public string? Note { get; init; }

    /// <summary>The patterns of the edition as it spells them, without those of profiles it includes.</summary>
    public ImmutableArray<string> Patterns => [.. Rows.Select(row => row.Spelling)];

    internal ImmutableArray<ListedRequirement> Rows { get; init; } = [];

    internal ImmutableArray<string> RangeSets { get; init; } = [];

    internal ImmutableArray<string> Includes { get; init; } = [];
}
