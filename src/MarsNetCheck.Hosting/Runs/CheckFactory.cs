using MarsNetCheck.Catalog;
using MarsNetCheck.Proxies;
using MarsNetCheck.Settings;
using MarsNetCheck.Telemetry;
using Microsoft.Extensions.Logging;

namespace MarsNetCheck.Hosting.Runs;

/// <summary>Makes runs of this machine's network by the settings.</summary>
internal sealed partial class CheckFactory : ICheckFactory
{
    private readonly CheckInput _input;
    private readonly CheckTelemetry _telemetry;
    private readonly AgentMemory _agent;

    /// <summary>Creates it, and logs what should be mended in the settings.</summary>
    public CheckFactory(CheckInput input, CheckTelemetry telemetry, TimeProvider time, ILogger<CheckFactory> log)
    {
        (_input, _telemetry, _agent) = (input, telemetry, new AgentMemory(time));
        foreach (var warning in input.Warnings)
            Warn(log, warning);
    }

    /// <inheritdoc/>
    public SelectedCatalog Catalog => _input.Catalog;

    /// <inheritdoc/>
    public NetCheck Create(SelectedCatalog catalog) => new(catalog, _input.Options with { AgentMemory = _agent }, telemetry: _telemetry);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Warning}")]
    private static partial void Warn(ILogger log, string warning);
}
