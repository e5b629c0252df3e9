using System.Collections.Immutable;
using System.Text.Json;
using MarsNetCheck.Hosting.History;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace MarsNetCheck.Hosting.Api;

/// <summary><c>GET /changes?since=&amp;limit=</c>: what got another verdict from one run to the next, the newest first; without a time, in the last week.</summary>
internal static class ChangesRoute
{
    private const int UsualLimit = 100;
    private const int MaxLimit = 1000;
    private static readonly TimeSpan _usualPeriod = TimeSpan.FromDays(7);

    /// <summary>Adds the route.</summary>
    public static void Map(IEndpointRouteBuilder routes) => routes.MapRead("/changes", ListAsync);

    private static async Task ListAsync(HttpContext context)
    {
        var query = new Query(context.Request);
        var since = query.Time("since") ?? context.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow() - _usualPeriod;
        var limit = (int)(query.Number("limit", 1, MaxLimit) ?? UsualLimit);
        if (query.Problem is { } problem)
        {
            await problem.WriteAsync(context);
            return;
        }
        var changes = await context.RequestServices.GetRequiredService<IReportHistory>().ChangesAsync(since, limit, context.RequestAborted);
        await JsonAnswer.WriteAsync(context, json => Write(json, since, changes));
    }

    private static void Write(Utf8JsonWriter json, DateTimeOffset since, ImmutableArray<VerdictChange> changes)
    {
        json.WriteStartObject();
        json.WriteTime("since", since);
        json.WriteStartArray("changes");
        foreach (var change in changes)
            Write(json, change);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, VerdictChange change)
    {
        json.WriteStartObject();
        json.WriteTime("at", change.At);
        json.WriteNumber("report", change.Report);
        json.WriteString("subject", change.Subject);
        json.WriteString("before", change.Before);
        json.WriteString("after", change.After);
        json.WriteEndObject();
    }
}
