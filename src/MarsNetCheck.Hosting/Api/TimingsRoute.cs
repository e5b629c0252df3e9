using System.Collections.Immutable;
using System.Text.Json;
using MarsNetCheck.Hosting.History;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace MarsNetCheck.Hosting.Api;

/// <summary><c>GET /timings?subject=&amp;since=&amp;limit=</c>: how an endpoint or a range fared in each run, the oldest first; without a time, in the last week.</summary>
internal static class TimingsRoute
{
    private const int UsualLimit = 1000;
    private const int MaxLimit = 10_000;
    private static readonly TimeSpan _usualPeriod = TimeSpan.FromDays(7);

    /// <summary>Adds the route.</summary>
    public static void Map(IEndpointRouteBuilder routes) => routes.MapRead("/timings", ListAsync);

    private static async Task ListAsync(HttpContext context)
    {
        var query = new Query(context.Request);
        var subject = query.Text("subject");
        var since = query.Time("since") ?? context.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow() - _usualPeriod;
        var limit = (int)(query.Number("limit", 1, MaxLimit) ?? UsualLimit);
        if ((query.Problem ?? Missing(subject)) is { } problem)
        {
            await problem.WriteAsync(context);
            return;
        }
        var points = await context.RequestServices.GetRequiredService<IReportHistory>().PointsAsync(subject!, since, context.RequestAborted);
        await JsonAnswer.WriteAsync(context, json => Write(json, subject!, since, [.. points.TakeLast(limit)]));
    }

    private static Problem? Missing(string? subject) => string.IsNullOrEmpty(subject)
        ? new Problem(StatusCodes.Status400BadRequest, "The query is not right", "subject is missing; give an endpoint's id, or a range like 20.190.128.0/18.")
        : null;

    private static void Write(Utf8JsonWriter json, string subject, DateTimeOffset since, ImmutableArray<HistoryPoint> points)
    {
        json.WriteStartObject();
        json.WriteString("subject", subject);
        json.WriteTime("since", since);
        json.WriteStartArray("points");
        foreach (var point in points)
            Write(json, point);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, HistoryPoint point)
    {
        json.WriteStartObject();
        json.WriteTime("at", point.At);
        json.WriteNumber("report", point.Report);
        json.WriteString("verdict", point.Verdict);
        json.WriteDuration("durationMs", point.Duration);
        json.WriteEndObject();
    }
}
