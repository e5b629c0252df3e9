using MarsNetCheck.Catalog;
using MarsNetCheck.Settings;

namespace MarsNetCheck.Hosting.Runs;

/// <summary>Makes runs of this machine's network by the settings.</summary>
internal sealed class CheckFactory(CheckInput input) : ICheckFactory
{
    /// <inheritdoc/>
    public SelectedCatalog Catalog => input.Catalog;

    /// <inheritdoc/>
    public NetCheck Create(SelectedCatalog catalog) => new(catalog, input.Options);
}
