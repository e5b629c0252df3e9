using System.Collections.Immutable;
using System.Diagnostics.Metrics;
using MarsNetCheck.Metrics;

namespace MarsNetCheck.Hosting.Metrics;

/// <summary>The same families that are scraped, as instruments that are observed: by their Prometheus names, so that rules and dashboards fit both ways.</summary>
internal sealed class MetricInstruments : IDisposable
{
    /// <summary>Name of the meter.</summary>
    public const string MeterName = "MarsNetCheck.Hosting";

    private readonly Meter _meter = new(MeterName, typeof(NetCheck).Assembly.GetName().Version?.ToString(3));

    /// <summary>Creates the instruments.</summary>
    public MetricInstruments(ReportFamilies report, ServiceMetrics service)
    {
        Create(ReportMetrics.Definitions, report.Read);
        Create(ServiceMetrics.Definitions, service.Read);
    }

    /// <inheritdoc/>
    public void Dispose() => _meter.Dispose();

    private void Create(ImmutableArray<MetricFamily> definitions, Func<ImmutableArray<MetricFamily>> read)
    {
        for (var i = 0; i < definitions.Length; i++)
        {
            var (index, family) = (i, definitions[i]);
            if (family.Kind == MetricKind.Counter)
                _meter.CreateObservableCounter(family.Name, () => Measure(read(), index), UnitOf(family), family.Help);
            else
                _meter.CreateObservableGauge(family.Name, () => Measure(read(), index), UnitOf(family), family.Help);
        }
    }

    private static IEnumerable<Measurement<double>> Measure(ImmutableArray<MetricFamily> families, int index) =>
        families.IsEmpty ? [] : families[index].Samples.Select(s => new Measurement<double>(s.Value, s.Labels.Select(l => KeyValuePair.Create(l.Name, (object?)l.Value))));

    // The code of UCUM, as OpenTelemetry wants it; a number without a unit has none, since "1" would make a ratio of it in Prometheus.
    private static string? UnitOf(MetricFamily family) => family.Unit is "seconds" ? "s" : null;
}
