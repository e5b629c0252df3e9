using System.Globalization;
using MarsNetCheck.Hosting.History;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace MarsNetCheck.Hosting.Api;

/// <summary><c>GET /report</c>: the newest report; <c>GET /reports/{id}</c>: one of the history.</summary>
internal static class ReportRoutes
{
    /// <summary>Adds the routes.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapRead("/report", LatestAsync);
        routes.MapRead("/reports/{id}", OneAsync);
    }

    private static Task LatestAsync(HttpContext context) =>
        context.RequestServices.GetRequiredService<ReportForms>().Newest is { } newest
            ? ReportAnswer.WriteAsync(context, newest)
            : new Problem(StatusCodes.Status404NotFound, "There is no report yet", "The first check has not ended; see /events or try again.").WriteAsync(context);

    private static async Task OneAsync(HttpContext context)
    {
        if (await FindAsync(context) is { } json)
            await JsonAnswer.SendAsync(context, JsonAnswer.ContentType, json);
        else
            await new Problem(StatusCodes.Status404NotFound, "There is no such report", "It was never there or is no longer kept; /reports lists those that are.").WriteAsync(context);
    }

    private static async Task<ReadOnlyMemory<byte>?> FindAsync(HttpContext context)
    {
        var history = context.RequestServices.GetRequiredService<IReportHistory>();
        return long.TryParse(context.GetRouteValue("id") as string, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            ? await history.ReadAsync(id, context.RequestAborted)
            : null;
    }
}
