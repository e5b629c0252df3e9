using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using MarsNetCheck.Hosting.History;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace MarsNetCheck.Hosting.Api;

/// <summary><c>GET /reports?before=&amp;limit=</c>: what the runs came to, the newest first, a page at a time.</summary>
internal static class ReportListRoute
{
    private const int UsualLimit = 50;
    private const int MaxLimit = 1000;

    /// <summary>Adds the route.</summary>
    public static void Map(IEndpointRouteBuilder routes) => routes.MapRead("/reports", ListAsync);

    private static async Task ListAsync(HttpContext context)
    {
        var query = new Query(context.Request);
        var before = query.Number("before", 1, long.MaxValue);
        var limit = (int)(query.Number("limit", 1, MaxLimit) ?? UsualLimit);
        if (query.Problem is { } problem)
        {
            await problem.WriteAsync(context);
            return;
        }
        var summaries = await context.RequestServices.GetRequiredService<IReportHistory>().ListAsync(before, limit, context.RequestAborted);
        var next = summaries.Length == limit && summaries[^1].Id > 1 ? NextPage(context.Request, summaries[^1].Id, limit) : null;
        if (next is not null)
            context.Response.Headers.Link = $"<{next}>; rel=\"next\"";
        await JsonAnswer.WriteAsync(context, json => Write(json, summaries, next));
    }

    private static string NextPage(HttpRequest request, long before, int limit) =>
        Links.Beside(request, string.Create(CultureInfo.InvariantCulture, $"reports?before={before}&limit={limit}"));

    private static void Write(Utf8JsonWriter json, ImmutableArray<ReportSummary> summaries, string? next)
    {
        json.WriteStartObject();
        json.WriteStartArray("reports");
        foreach (var summary in summaries)
            SummaryJson.Write(json, summary);
        json.WriteEndArray();
        json.WriteString("next", next);
        json.WriteEndObject();
    }
}
