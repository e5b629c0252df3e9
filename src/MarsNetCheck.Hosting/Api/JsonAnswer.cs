using System.Buffers;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace MarsNetCheck.Hosting.Api;

/// <summary>Answers with JSON.</summary>
internal static class JsonAnswer
{
    /// <summary>The content type of JSON.</summary>
    public const string ContentType = "application/json";

    /// <summary>Answers with what <paramref name="write"/> writes.</summary>
    public static Task WriteAsync(HttpContext context, Action<Utf8JsonWriter> write, int status = StatusCodes.Status200OK, string contentType = ContentType)
    {
        context.Response.StatusCode = status;
        return SendAsync(context, contentType, BytesOf(write));
    }

    /// <summary>Sends a body; for HEAD its size alone.</summary>
    public static async Task SendAsync(HttpContext context, string contentType, ReadOnlyMemory<byte> body)
    {
        context.Response.ContentType = contentType;
        context.Response.ContentLength = body.Length;
        if (!HttpMethods.IsHead(context.Request.Method))
            await context.Response.Body.WriteAsync(body, context.RequestAborted);
    }

    /// <summary>What <paramref name="write"/> writes, on one line.</summary>
    public static ReadOnlyMemory<byte> BytesOf(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
            write(json);
        return buffer.WrittenMemory;
    }
}
