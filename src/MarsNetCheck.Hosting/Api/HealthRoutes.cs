using System.Globalization;
using System.Text.Json;
using MarsNetCheck.Hosting.Access;
using MarsNetCheck.Hosting.Health;
using MarsNetCheck.Hosting.Runs;
using MarsNetCheck.Reports;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace MarsNetCheck.Hosting.Api;

/// <summary><c>GET /healthz</c>: the process answers; <c>GET /readyz</c>: what the newest report says, 503 where backup does not work or nobody knows.</summary>
internal static class HealthRoutes
{
    /// <summary>Adds the routes.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapRead("/healthz", AliveAsync, RouteAccess.WithoutLogin);
        routes.MapRead("/readyz", ReadyAsync);
    }

    private static Task AliveAsync(HttpContext context) => JsonAnswer.WriteAsync(context, json =>
    {
        json.WriteStartObject();
        json.WriteString("status", "alive");
        json.WriteEndObject();
    });

    private static async Task ReadyAsync(HttpContext context)
    {
        var checks = context.RequestServices.GetRequiredService<HealthCheckService>();

        // A program's other checks are its own.
        var report = await checks.CheckHealthAsync(check => check.Name is CheckHealth.Name, context.RequestAborted);
        var isReady = report.Entries.TryGetValue(CheckHealth.Name, out var entry) && entry.Status != HealthStatus.Unhealthy && IsKnown(context.RequestServices);
        await JsonAnswer.WriteAsync(context, json => Write(json, entry), isReady ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
    }

    // Nobody sends work to a server of which nothing is known, or only what was the case long ago; the health check calls both degraded.
    private static bool IsKnown(IServiceProvider services)
    {
        if (services.GetRequiredService<CheckRunner>().Latest is not { } latest)
            return false;
        var age = services.GetRequiredService<TimeProvider>().GetUtcNow() - latest.Summary.StartedAt;
        return services.GetRequiredService<CheckHealth>().StaleAfter is not { } after || age <= after;
    }

    private static void Write(Utf8JsonWriter json, HealthReportEntry entry)
    {
        json.WriteStartObject();
        json.WriteString("status", Words.Of(entry.Status));
        json.WriteString("reason", entry.Description ?? "Nothing is known.");
        foreach (var (name, value) in entry.Data ?? new Dictionary<string, object>(StringComparer.Ordinal))
            Write(json, name, value);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, object value)
    {
        switch (value)
        {
            case DateTimeOffset time:
                json.WriteTime(name, time);
                break;
            case bool flag:
                json.WriteBoolean(name, flag);
                break;
            case int or long or double:
                json.WriteNumber(name, Convert.ToDouble(value, CultureInfo.InvariantCulture));
                break;
            case IEnumerable<string> texts:
                Write(json, name, texts);
                break;
            default:
                json.WriteString(name, Convert.ToString(value, CultureInfo.InvariantCulture));
                break;
        }
    }

    private static void Write(Utf8JsonWriter json, string name, IEnumerable<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts)
            json.WriteStringValue(text);
        json.WriteEndArray();
    }
}
