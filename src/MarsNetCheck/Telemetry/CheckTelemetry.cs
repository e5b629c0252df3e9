using System.Diagnostics;
using System.Diagnostics.Metrics;
using MarsNetCheck.Catalog;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace MarsNetCheck.Telemetry;

/// <summary>
/// What runs tell besides their reports: a log, metrics and traces, by OpenTelemetry's semantic conventions. One serves all runs of a program; it may be used by
/// several threads. Where nobody listens it costs next to nothing. Nothing secret is told; metrics name no host and no address.
/// </summary>
public sealed class CheckTelemetry : IDisposable
{
    /// <summary>The name of the meter and of the activity source.</summary>
    public const string Name = "MarsNetCheck";

    private readonly ILogger _log;
    private readonly Meter? _own;
    private readonly ActivitySource _spans;
    private readonly CheckMetrics _metrics;

    /// <summary>Creates it.</summary>
    /// <param name="log">Is told that runs begin and end, and of each finding above info; null for no log.</param>
    /// <param name="meters">Makes the meter, and disposes it; null for one that ends with this object.</param>
    public CheckTelemetry(ILogger? log = null, IMeterFactory? meters = null)
    {
        _log = log ?? NullLogger.Instance;
        var version = typeof(CheckTelemetry).Assembly.GetName().Version?.ToString(3);
        _own = meters is null ? new Meter(Name, version) : null;
        _metrics = new CheckMetrics(_own ?? meters!.Create(Name, version));
        _spans = new ActivitySource(Name, version);
    }

    /// <summary>Ends the activity source, and the meter if it is this object's own.</summary>
    public void Dispose()
    {
        _spans.Dispose();
        _own?.Dispose();
    }

    internal RunTelemetry Begin(SelectedCatalog catalog, TimeProvider time) => new(catalog, time, _log, _spans, _metrics);
}
