using MarsNetCheck.Hosting.Api;
using MarsNetCheck.Metrics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace MarsNetCheck.Hosting.Metrics;

/// <summary><c>GET /metrics</c>: the newest report and the service itself for Prometheus.</summary>
internal static class MetricsRoute
{
    /// <summary>Adds the route.</summary>
    public static void Map(IEndpointRouteBuilder routes) => routes.MapRead("/metrics", ScrapeAsync);

    private static Task ScrapeAsync(HttpContext context)
    {
        var report = context.RequestServices.GetRequiredService<ReportFamilies>();
        var format = ExpositionAnswer.FormatFor(context.Request);
        var own = ExpositionWriter.ToBytes(context.RequestServices.GetRequiredService<ServiceMetrics>().Read(), format);
        return ExpositionAnswer.AcceptsGzip(context.Request)
            ? ExpositionAnswer.WriteGzippedAsync(context, format, report.GzippedText(format), ExpositionAnswer.Gzip(own))
            : ExpositionAnswer.WriteAsync(context, format, report.Text(format), own);
    }
}
