using System.Collections.Immutable;
using MarsNetCheck.Catalog;

namespace MarsNetCheck.Settings;

/// <summary>What a run needs, made of settings that were found to be right.</summary>
/// <param name="Catalog">What to reach.</param>
/// <param name="Options">How.</param>
public sealed record CheckInput(SelectedCatalog Catalog, NetCheckOptions Options)
{
    /// <summary>What is no error and yet should be mended, one line each; empty if there is nothing.</summary>
    public ImmutableArray<string> Warnings { get; init; } = [];
}
