using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using MarsNetCheck.Telemetry;

namespace MarsNetCheck.Tests.Telemetry;

/// <summary>Hears the spans and the measurements of this program.</summary>
internal sealed class TelemetryListener : IDisposable
{
    private readonly ActivityListener _activities;
    private readonly MeterListener _meters = new();

    public TelemetryListener()
    {
        _activities = new ActivityListener
        {
            ShouldListenTo = source => source.Name is CheckTelemetry.Name,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = Spans.Add,
        };
        ActivitySource.AddActivityListener(_activities);
        _meters.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name is CheckTelemetry.Name)
                listener.EnableMeasurementEvents(instrument);
        };
        _meters.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Measurements.Add(new Measured(instrument.Name, instrument.Unit, value, Tags(tags))));
        _meters.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Measurements.Add(new Measured(instrument.Name, instrument.Unit, value, Tags(tags))));
        _meters.Start();
    }

    public ConcurrentBag<Activity> Spans { get; } = [];

    public ConcurrentBag<Measured> Measurements { get; } = [];

    public IEnumerable<Measured> Of(string instrument) => Measurements.Where(m => string.Equals(m.Instrument, instrument, StringComparison.Ordinal));

    public void Dispose()
    {
        _activities.Dispose();
        _meters.Dispose();
    }

    private static Dictionary<string, string?> Tags(ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var result = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var tag in tags)
            result.Add(tag.Key, tag.Value?.ToString());
        return result;
    }

    /// <summary>One measurement.</summary>
    internal sealed record Measured(string Instrument, string? Unit, double Value, Dictionary<string, string?> Tags);
}
