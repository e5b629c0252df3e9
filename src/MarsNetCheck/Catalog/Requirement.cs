namespace MarsNetCheck.Catalog;

/// <summary>One line of Microsoft's documented list: a URL or a wildcard that must be allowed.</summary>
public sealed record Requirement
{
    /// <summary>The documented pattern as it is written, for example <c>*.windowsazure.com</c>.</summary>
    public required string Pattern { get; init; }

    /// <summary>What the pattern is needed for, one sentence.</summary>
    public required string Purpose { get; init; }

    /// <summary>True if the edition of the list demands it, false if it only recommends it.</summary>
    public required bool Required { get; init; }

    /// <summary>Where the entry comes from: id of a source in the catalog.</summary>
    public required string Source { get; init; }

    /// <summary>Why the catalog has no host to probe for the pattern: none is documented, or it is no TCP service. Null if it has one.</summary>
    public string? NotProbed { get; init; }

    /// <summary>What is inferred, not documented, or odd about the entry; null if there is nothing to say.</summary>
    public string? Note { get; init; }
}
