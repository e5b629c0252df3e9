using MarsNetCheck.Hosting.Runs;
using MarsNetCheck.Hosting.Settings;
using MarsNetCheck.Telemetry;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace MarsNetCheck.Hosting.Metrics;

/// <summary>
/// Pushes metrics, and traces if they are wanted, by OTLP over HTTP (https://opentelemetry.io/docs/specs/otlp/). A collector that is down or slow costs a push and
/// nothing else; the last pushes at the end take two seconds at most, together.
/// </summary>
internal static class OtlpPush
{
    private const string ServiceName = "marsnetcheck";

    /// <summary>More than any family has besides one sample for each endpoint and state or stage.</summary>
    private const int OtherSeries = 400;

    private const int StatesOfAnEndpoint = 5;

    /// <summary>Adds the push.</summary>
    public static void Add(IServiceCollection services, OtlpSettings settings)
    {
        services.TryAddSingleton<MetricInstruments>();
        services.TryAddSingleton<OtlpEnd>();
        services.ConfigureOpenTelemetryMeterProvider((s, metrics) => metrics.AddView(Limit(s.GetRequiredService<ICheckFactory>())));
        var telemetry = services.AddOpenTelemetry().ConfigureResource(Describe)
            .WithMetrics(metrics => metrics.AddMeter(CheckTelemetry.Name, MetricInstruments.MeterName).AddReader(Reader));
        if (settings.Traces)
            telemetry.WithTracing(traces => traces.AddSource(CheckTelemetry.Name).AddProcessor(s => new BatchActivityExportProcessor(new OtlpTraceExporter(OptionsOf(s, "v1/traces")))));
    }

    private static PeriodicExportingMetricReader Reader(IServiceProvider services)
    {
        services.GetRequiredService<MetricInstruments>();
        var exporter = new OtlpMetricExporter(OptionsOf(services, "v1/metrics"));
        return new PeriodicExportingMetricReader(exporter, (int)SettingsOf(services).Interval.TotalMilliseconds);
    }

    private static OtlpExporterOptions OptionsOf(IServiceProvider services, string path)
    {
        var errors = new List<string>();
        var target = OtlpTarget.Read(SettingsOf(services), errors) ?? throw new MarsNetCheck.Settings.SettingsException([.. errors]);
        var (log, end) = (services.GetRequiredService<ILogger<OtlpWatch>>(), services.GetRequiredService<OtlpEnd>());

        // The headers of a push are secrets for this collector alone: no answer sends them elsewhere.
        return target.OptionsFor(path, () => new OtlpWatch(log, end) { InnerHandler = new SocketsHttpHandler { AllowAutoRedirect = false } });
    }

    private static OtlpSettings SettingsOf(IServiceProvider services) => services.GetRequiredService<IOptions<MarsNetCheckSettings>>().Value.Otlp;

    private static void Describe(ResourceBuilder resource)
    {
        var version = typeof(NetCheck).Assembly.GetName().Version?.ToString(3);
        resource.AddService(ServiceName, serviceVersion: version, autoGenerateServiceInstanceId: false, serviceInstanceId: Environment.MachineName)
            .AddAttributes([new("host.name", Environment.MachineName)]);
    }

    private static Func<System.Diagnostics.Metrics.Instrument, MetricStreamConfiguration?> Limit(ICheckFactory checks)
    {
        var series = (checks.Catalog.Endpoints.Length * StatesOfAnEndpoint) + OtherSeries;
        return instrument => string.Equals(instrument.Meter.Name, MetricInstruments.MeterName, StringComparison.Ordinal)
            ? new MetricStreamConfiguration { CardinalityLimit = series }
            : null;
    }
}
