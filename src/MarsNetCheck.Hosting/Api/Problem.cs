using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace MarsNetCheck.Hosting.Api;

/// <summary>Why a request was not answered (RFC 9457).</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Title">What the matter is, the same for all such requests.</param>
/// <param name="Detail">What this request can do about it; null for nothing.</param>
internal sealed record Problem(int Status, string Title, string? Detail = null)
{
    /// <summary>How long to wait before the next try; null if waiting does not help.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>By which schemes to log in; empty for none.</summary>
    public string[] Challenges { get; init; } = [];

    /// <summary>Answers with it.</summary>
    public Task WriteAsync(HttpContext context)
    {
        var headers = context.Response.Headers;
        if (RetryAfter is { } wait)
            headers.RetryAfter = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        if (Challenges.Length > 0)
            headers.WWWAuthenticate = Challenges;
        return JsonAnswer.WriteAsync(context, Write, Status, "application/problem+json");
    }

    private void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("title", Title);
        json.WriteNumber("status", Status);
        if (Detail is not null)
            json.WriteString("detail", Detail);
        json.WriteEndObject();
    }
}
