using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace MarsNetCheck.Hosting.Api;

/// <summary>Answers with a report: compressed where the caller takes that, and not at all where the caller has it.</summary>
internal static class ReportAnswer
{
    /// <summary>Answers with it.</summary>
    public static Task WriteAsync(HttpContext context, ReportForm form)
    {
        var headers = context.Response.Headers;
        headers.ETag = form.EntityTag;
        headers.Vary = HeaderNames.AcceptEncoding;
        if (IsKnown(context.Request, form.EntityTag))
        {
            context.Response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }
        var coding = CodingFor(context.Request);
        if (coding is not null)
            headers.ContentEncoding = coding;
        return JsonAnswer.SendAsync(context, JsonAnswer.ContentType, form.In(coding));
    }

    private static bool IsKnown(HttpRequest request, string tag) =>
        EntityTagHeaderValue.TryParseList(request.Headers.IfNoneMatch, out var known)
        && known.Any(k => k.Equals(EntityTagHeaderValue.Any) || k.Compare(EntityTagHeaderValue.Parse(tag), useStrongComparison: false));

    private static string? CodingFor(HttpRequest request)
    {
        if (!StringWithQualityHeaderValue.TryParseList(request.Headers.AcceptEncoding, out var accepted))
            return null;
        var codings = accepted.Where(a => a.Quality is null or > 0).Select(a => a.Value.ToString()).ToList();
        return new[] { "br", "gzip" }.FirstOrDefault(c => codings.Contains(c, StringComparer.OrdinalIgnoreCase));
    }
}
