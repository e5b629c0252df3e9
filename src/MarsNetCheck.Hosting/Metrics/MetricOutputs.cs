using MarsNetCheck.Hosting.Settings;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace MarsNetCheck.Hosting.Metrics;

/// <summary>The ways out of metrics: the scrape always, OTLP where it is configured.</summary>
internal static class MetricOutputs
{
    /// <summary>Adds them.</summary>
    public static void AddMetricOutputs(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton<ReportFamilies>();
        services.TryAddSingleton<ServiceMetrics>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<MarsNetCheckSettings>, OtlpValidation>());
        // Only whether there is to be a push: the settings are complete, and known to be right, once the program starts.
        var otlp = SettingsText.Read(configuration.GetSection(MarsNetCheckSettings.Section)).Good().GetSection(nameof(MarsNetCheckSettings.Otlp)).Get<OtlpSettings>();
        if (otlp?.Endpoint is not null)
            OtlpPush.Add(services, otlp);
    }
}
