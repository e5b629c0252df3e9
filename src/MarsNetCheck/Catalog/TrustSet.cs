using System.Collections.Immutable;

namespace MarsNetCheck.Catalog;

/// <summary>The roots and issuers that are genuine for a group of endpoints.</summary>
public sealed record TrustSet
{
    /// <summary>The name that endpoints refer to.</summary>
    public required string Id { get; init; }

    /// <summary>SHA-1 thumbprints of genuine roots, upper-case hexadecimal.</summary>
    public required ImmutableArray<string> Roots { get; init; }

    /// <summary>Common names of genuine issuing authorities, for chains whose root is not at hand; <c>*</c> stands for any text.</summary>
    public ImmutableArray<string> Issuers { get; init; } = [];

    /// <summary>Organizations of genuine issuing authorities, for example <c>Microsoft Corporation</c>.</summary>
    public ImmutableArray<string> Organizations { get; init; } = [];
}
