using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace MarsNetCheck.Hosting.Api;

/// <summary>Writes server-sent events (WHATWG HTML, section 9.2), one whole after the other. The data is JSON on one line, so nothing in it can begin an event of its own.</summary>
internal sealed class EventStream : IDisposable
{
    private readonly HttpResponse _response;
    private readonly SemaphoreSlim _turn = new(1);

    /// <summary>Creates it and says what the answer is.</summary>
    public EventStream(HttpResponse response)
    {
        _response = response;
        _response.ContentType = "text/event-stream";

        // Some proxies hold back what they could send on.
        _response.Headers["X-Accel-Buffering"] = "no";
    }

    /// <summary>Says how long to wait before connecting again.</summary>
    public Task RetryAfterAsync(TimeSpan wait, CancellationToken cancellationToken) => WriteAsync(FormattableString.Invariant($"retry: {wait.TotalMilliseconds:F0}\n\n"), cancellationToken);

    /// <summary>Writes a comment, which shows that the connection lives.</summary>
    public Task BeatAsync(CancellationToken cancellationToken) => WriteAsync(":\n\n", cancellationToken);

    /// <summary>Writes an event.</summary>
    public Task SendAsync(string name, Action<Utf8JsonWriter> data, CancellationToken cancellationToken) =>
        WriteAsync($"event: {name}\ndata: {Encoding.UTF8.GetString(JsonAnswer.BytesOf(data).Span)}\n\n", cancellationToken);

    /// <inheritdoc/>
    public void Dispose() => _turn.Dispose();

    private async Task WriteAsync(string text, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            await _response.Body.WriteAsync(Encoding.UTF8.GetBytes(text), cancellationToken);
            await _response.Body.FlushAsync(cancellationToken);
        }
        finally
        {
            _turn.Release();
        }
    }
}
