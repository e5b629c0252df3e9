using System.IO.Compression;
using MarsNetCheck.Metrics;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace MarsNetCheck.Hosting.Metrics;

/// <summary>Answers a scrape in the format that the client prefers.</summary>
internal static class ExpositionAnswer
{
    private const string OpenMetrics = "application/openmetrics-text";

    /// <summary>Answers with some families.</summary>
    public static Task WriteAsync(HttpContext context, IEnumerable<MetricFamily> families)
    {
        var format = FormatFor(context.Request);
        return WriteAsync(context, format, ExpositionWriter.ToBytes(families, format));
    }

    /// <summary>Answers with a text in parts, the last of which holds its end.</summary>
    public static async Task WriteAsync(HttpContext context, ExpositionFormat format, params ReadOnlyMemory<byte>[] parts)
    {
        context.Response.ContentType = ExpositionWriter.ContentTypeOf(format);
        context.Response.ContentLength = parts.Sum(p => (long)p.Length);
        context.Response.Headers.Vary = new([HeaderNames.Accept, HeaderNames.AcceptEncoding]);
        foreach (var part in parts)
            await context.Response.Body.WriteAsync(part, context.RequestAborted);
    }

    /// <summary>Answers with parts that are members of a gzip file.</summary>
    public static Task WriteGzippedAsync(HttpContext context, ExpositionFormat format, params ReadOnlyMemory<byte>[] parts)
    {
        context.Response.Headers.ContentEncoding = "gzip";
        return WriteAsync(context, format, parts);
    }

    /// <summary>A text as a member of a gzip file (RFC 1952 section 2.2).</summary>
    public static ReadOnlyMemory<byte> Gzip(ReadOnlyMemory<byte> text)
    {
        using var output = new MemoryStream();
        using (var gzip = new GZipStream(output, CompressionLevel.Optimal, leaveOpen: true))
            gzip.Write(text.Span);
        return output.ToArray();
    }

    /// <summary>True if the client takes gzip.</summary>
    public static bool AcceptsGzip(HttpRequest request) =>
        StringWithQualityHeaderValue.TryParseList(request.Headers.AcceptEncoding, out var accepted)
        && accepted.Any(a => a.Value.Equals("gzip", StringComparison.OrdinalIgnoreCase) && a.Quality is null or > 0);

    /// <summary>OpenMetrics 1.0.0 if the client accepts it and does not like plain text better; else the text format, which every client reads.</summary>
    public static ExpositionFormat FormatFor(HttpRequest request)
    {
        if (!MediaTypeHeaderValue.TryParseList(request.Headers.Accept, out var accepted))
            return ExpositionFormat.Text;
        var open = accepted.Where(IsOpenMetrics).Select(QualityOf).DefaultIfEmpty(0).Max();
        var text = accepted.Where(a => a.MediaType.Equals("text/plain", StringComparison.OrdinalIgnoreCase)).Select(QualityOf).DefaultIfEmpty(0).Max();
        return open > 0 && open >= text ? ExpositionFormat.OpenMetrics : ExpositionFormat.Text;
    }

    private static bool IsOpenMetrics(MediaTypeHeaderValue accepted) =>
        accepted.MediaType.Equals(OpenMetrics, StringComparison.OrdinalIgnoreCase)
        && (accepted.Parameters.FirstOrDefault(p => p.Name.Equals("version", StringComparison.OrdinalIgnoreCase)) is not { } version || version.Value.Equals("1.0.0", StringComparison.Ordinal));

    private static double QualityOf(MediaTypeHeaderValue accepted) => accepted.Quality ?? 1;
}
