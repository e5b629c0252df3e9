using System.Globalization;
using System.Text;
using System.Text.Json;
using MarsNetCheck.Catalog;
using MarsNetCheck.Simulation.Sites;

namespace MarsNetCheck.Simulation.Peers;

/// <summary>Answers as the genuine service would, by what the catalog says of it.</summary>
internal static class GenuineReply
{
    private const int NotFound = 404;

    /// <summary>The answer of a site on a port.</summary>
    public static Reply For(Site site, int port, HttpRequest request, DateTimeOffset now)
    {
        var endpoint = Choose(site, port, request);
        var reply = endpoint is null ? Unknown() : Expected(endpoint);
        var dated = Dated(reply, now);
        return string.Equals(request.Method, "HEAD", StringComparison.Ordinal) ? dated with { Body = default } : dated;
    }

    /// <summary>A document of an authority; "not found" if there is none.</summary>
    public static Reply Document(ReadOnlyMemory<byte>? document, DateTimeOffset now) =>
        Dated(document is { } body ? new Reply { Status = 200, Reason = "OK", Headers = [("Content-Type", "application/octet-stream")], Body = body } : Unknown(), now);

    private static Reply Dated(Reply reply, DateTimeOffset now) => reply.With("Date", now.UtcDateTime.ToString("R", CultureInfo.InvariantCulture));

    private static Endpoint? Choose(Site site, int port, HttpRequest request)
    {
        Endpoint[] candidates = [.. site.Endpoints.Where(e => e.Port == port)];
        return Array.Find(candidates, e => string.Equals(e.Url.PathAndQuery, request.Path, StringComparison.Ordinal)) ?? candidates.FirstOrDefault();
    }

    private static Reply Unknown() => new() { Status = NotFound, Reason = "Not Found", Headers = [("Content-Type", "text/plain")] };

    private static Reply Expected(Endpoint endpoint)
    {
        var expect = endpoint.Expect;
        var status = expect.Statuses.IsEmpty ? 200 : expect.Statuses[0];
        var reply = new Reply
        {
            Status = status,
            Reason = ReasonOf(status),
            Headers = [.. expect.ProofHeaders.Select(h => (h.Key, ValueOf(h.Value)))],
            Body = Encoding.UTF8.GetBytes(BodyOf(endpoint)),
        };
        var typed = expect.ProofHeaders.ContainsKey("Content-Type") ? reply : reply.With("Content-Type", TypeOf(endpoint));
        return status is >= 300 and < 400 and not 304 ? typed.With("Location", new Uri(endpoint.Url, "/en-us/").AbsoluteUri) : typed;
    }

    // Where the catalog leaves the value open, services send an identifier of the request.
    private static string ValueOf(string beginning) => beginning.Length > 0 ? beginning : "5f0c2a9e-7d41-4b3a-9d61-0a77c2e41f00";

    private static string TypeOf(Endpoint endpoint) => endpoint switch
    {
        { Expect.JsonMembers.IsEmpty: false } => "application/json; charset=utf-8",
        { Expect.Body: not null } => "text/plain",
        { Group: EndpointGroup.Pki } => "application/octet-stream",
        _ => "text/html",
    };

    private static string BodyOf(Endpoint endpoint)
    {
        if (endpoint.Expect.Body is { } body)
            return body;
        if (endpoint.Group == EndpointGroup.Pki)
            return "\u0030\u0003\u0002\u0001\u0000";
        return endpoint.Expect.JsonMembers.IsEmpty ? "<!DOCTYPE html><title>Microsoft</title>" : Json(endpoint);
    }

    private static string Json(Endpoint endpoint)
    {
        var members = endpoint.Expect.JsonMembers.Select(m =>
            $"\"{JsonEncodedText.Encode(m.Key)}\":\"{JsonEncodedText.Encode(m.Value.Length > 0 ? m.Value : new Uri(endpoint.Url, "/" + m.Key).AbsoluteUri)}\"");
        return $"{{{string.Join(',', members)}}}";
    }

    private static string ReasonOf(int status) => status switch
    {
        200 => "OK",
        301 => "Moved Permanently",
        302 => "Found",
        400 => "Bad Request",
        401 => "Unauthorized",
        403 => "Forbidden",
        404 => "Not Found",
        405 => "Method Not Allowed",
        409 => "Conflict",
        _ => "Answer",
    };
}
