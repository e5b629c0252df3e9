using System.Collections.Immutable;
using System.Text.Json;
using MarsNetCheck.Hosting.History;
using MarsNetCheck.Hosting.Runs;
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
    private static readonly Problem _unknown = new(
        StatusCodes.Status404NotFound, "There is no such endpoint or range", "The catalog in force has none of this name, and no report that is kept; GET /report lists the ids and ranges.");

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
        if (await PointsAsync(context, subject!, since) is { } points)
            await JsonAnswer.WriteAsync(context, json => Write(json, subject!, since, [.. points.TakeLast(limit)]));
        else
            await _unknown.WriteAsync(context);
    }

    // None where nothing was measured in that time; null where nobody knows the subject.
    private static async Task<ImmutableArray<HistoryPoint>?> PointsAsync(HttpContext context, string subject, DateTimeOffset since)
    {
        var history = context.RequestServices.GetRequiredService<IReportHistory>();
        var points = await history.PointsAsync(subject, since, context.RequestAborted);
        if (!points.IsEmpty || IsKnown(context.RequestServices, subject))
            return points;
        var ever = await history.PointsAsync(subject, DateTimeOffset.MinValue, context.RequestAborted);
        return ever.IsEmpty ? null : points;
    }

    // One that the runs reach, or reached last; the history knows those of earlier times.
    private static bool IsKnown(IServiceProvider services, string subject)
    {
        var catalog = services.GetRequiredService<ICheckFactory>().Catalog;
        return catalog.Endpoints.Any(e => string.Equals(e.Id, subject, StringComparison.Ordinal))
            || catalog.Ranges.Any(r => string.Equals(r.Cidr, subject, StringComparison.Ordinal))
            || (services.GetRequiredService<CheckRunner>().Latest is { } latest && Summaries.PointsOf(latest.Report).ContainsKey(subject));
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
