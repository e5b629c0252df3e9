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
        var otlp = configuration.GetSection($"{MarsNetCheckSettings.Section}:Otlp").Get<OtlpSettings>();
        if (otlp?.Endpoint is not null)
            OtlpPush.Add(services, otlp);
    }
}
