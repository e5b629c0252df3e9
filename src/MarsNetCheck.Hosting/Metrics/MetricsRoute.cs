using MarsNetCheck.Metrics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace MarsNetCheck.Hosting.Metrics;

/// <summary><c>GET /metrics</c>: the newest report and the service itself for Prometheus.</summary>
internal static class MetricsRoute
{
    /// <summary>Adds the route.</summary>
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/metrics", (RequestDelegate)ScrapeAsync);

    private static Task ScrapeAsync(HttpContext context)
    {
        var services = context.RequestServices;
        var format = ExpositionAnswer.FormatFor(context.Request);
        var report = services.GetRequiredService<ReportFamilies>().Text(format);
        var own = ExpositionWriter.ToBytes(services.GetRequiredService<ServiceMetrics>().Read(), format);
        return ExpositionAnswer.WriteAsync(context, format, report, own);
    }
}
