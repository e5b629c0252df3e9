using MarsNetCheck.Catalog;
using MarsNetCheck.Settings;
using MarsNetCheck.Telemetry;

namespace MarsNetCheck.Hosting.Runs;

/// <summary>Makes runs of this machine's network by the settings.</summary>
internal sealed class CheckFactory(CheckInput input, CheckTelemetry telemetry) : ICheckFactory
{
    /// <inheritdoc/>
    public SelectedCatalog Catalog => input.Catalog;

    /// <inheritdoc/>
    public NetCheck Create(SelectedCatalog catalog) => new(catalog, input.Options, telemetry: telemetry);
}
