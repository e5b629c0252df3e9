using MarsNetCheck.Hosting.Runs;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace MarsNetCheck.Hosting.Api;

/// <summary><c>GET /report</c>: the newest report as JSON.</summary>
internal static class ReportRoutes
{
    /// <summary>Adds the routes.</summary>
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/report", (RequestDelegate)LatestAsync);

    private static async Task LatestAsync(HttpContext context)
    {
        if (context.RequestServices.GetRequiredService<CheckRunner>().Latest is not { } latest)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }
        context.Response.ContentType = "application/json";
        context.Response.ContentLength = latest.Json.Length;
        await context.Response.Body.WriteAsync(latest.Json, context.RequestAborted);
    }
}
