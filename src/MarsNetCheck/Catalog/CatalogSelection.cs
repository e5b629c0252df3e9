using System.Collections.Immutable;

namespace MarsNetCheck.Catalog;

/// <summary>Which part of the catalog a run is about.</summary>
public sealed record CatalogSelection
{
    /// <summary>The cloud: <c>public</c>, <c>usgov</c> or <c>china</c>; null for the first of the catalog, which is <c>public</c>.</summary>
    public string? Cloud { get; init; }

    /// <summary>The region of the vault, in any case and with or without spaces (<c>West Europe</c>); null lets the anchor regions of the cloud stand in.</summary>
    public string? Region { get; init; }

    /// <summary>The edition of the documented list; null for the cloud's default, the newest edition of the MARS list.</summary>
    public string? Profile { get; init; }

    /// <summary>What alone is probed: endpoint ids, ids before the region is added, groups, hosts, or any of them with <c>*</c>; empty for everything. What the catalog keeps for request is probed when its id or host stands here.</summary>
    public ImmutableArray<string> Only { get; init; } = [];

    /// <summary>What is left out, written as in <see cref="Only"/>; applied after it.</summary>
    public ImmutableArray<string> Skip { get; init; } = [];

    /// <summary>The vault's own hosts: pods and storage accounts, names without scheme, port or path. They are required and never samples; <see cref="Only"/> does not remove them.</summary>
    public ImmutableArray<string> Hosts { get; init; } = [];
}
