using System.Net;
using MarsNetCheck.Facts;

namespace MarsNetCheck.Stages;

/// <summary>Fetches a document by plain HTTP, whole or not at all.</summary>
internal static class Download
{
    /// <summary>What DER begins with: every document that is fetched is a SEQUENCE.</summary>
    private const byte Sequence = 0x30;

    /// <summary>Asks for the document over a stream that leads to its host. The stream is disposed.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="url">The document's address.</param>
    /// <param name="limit">The most bytes that are taken; a larger document fails as too large.</param>
    /// <param name="scope">The run.</param>
    public static Task<Downloaded> RunAsync(Stream stream, Uri url, int limit, ProbeScope scope) =>
        RunAsync(stream, url, proxy: null, ProxyAccess.None, limit, scope);

    /// <summary>The same through a proxy, without a tunnel (RFC 9112 section 3.2.2).</summary>
    public static Task<Downloaded> RunThroughProxyAsync(Stream stream, Uri url, Uri proxy, ProxyAccess access, int limit, ProbeScope scope) =>
        RunAsync(stream, url, proxy, access, limit, scope);

    private static async Task<Downloaded> RunAsync(Stream stream, Uri url, Uri? proxy, ProxyAccess access, int limit, ProbeScope scope)
    {
        var tap = new WireTap(stream);
        using var connection = new OneConnection(tap, proxy);
        var login = new ProxyLogin(connection, access.Tapped(again => tap = again), scope.Network.Time);
        using var body = new MemoryStream();
        AnswerFact? answer = null;
        Uri? moved = null;
        var attempted = await Attempt.RunAsync(scope, async token =>
        {
            using var response = await SendAsync(token).ConfigureAwait(false);
            answer = AnswerReader.ReadHead(response, scope.Network.Time.GetUtcNow());
            moved = MovedTo(response, url);
            await ReadAsync(response, body, limit, token).ConfigureAwait(false);
            return true;
        }).ConfigureAwait(false);
        login.Conclude(attempted.Failure);
        var document = body.GetBuffer().AsMemory(0, (int)body.Length);
        var fact = new ExchangeFact
        {
            Url = url,
            ThroughProxy = proxy is not null,
            StartedAt = attempted.StartedAt,
            Duration = attempted.Duration,
            Answer = answer is null ? login.Asked : Kept(answer, document.Span, attempted.Failure),
            Login = login.Fact,
            Failure = FailureOf(attempted.Failure, document.Length, tap),
        };
        return new Downloaded(fact, attempted.Failure is null ? (ReadOnlyMemory<byte>?)document : null, moved);

        Task<HttpResponseMessage> SendAsync(CancellationToken token) => proxy is null
            ? connection.SendAsync(RequestFor(url, close: "close"), token)
            : login.SendAsync(() => RequestFor(url, access.Credentials is null ? "close" : null), url.AbsoluteUri, token);
    }

    /// <summary>Where a redirection (RFC 9110 section 15.4) leads.</summary>
    private static Uri? MovedTo(HttpResponseMessage response, Uri url) =>
        response is { StatusCode: HttpStatusCode.MovedPermanently or HttpStatusCode.Found or HttpStatusCode.SeeOther or HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect, Headers.Location: { } location }
        && Uri.TryCreate(url, location, out var target)
            ? target
            : null;

    private static HttpRequestMessage RequestFor(Uri url, string? close)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, url) { Version = HttpVersion.Version11 };
        request.Headers.TryAddWithoutValidation("User-Agent", Exchange.Agent);
        request.Headers.TryAddWithoutValidation("Accept", "*/*");
        request.Headers.ConnectionClose = close is not null;
        return request;
    }

    private static async Task ReadAsync(HttpResponseMessage response, MemoryStream body, int limit, CancellationToken cancellationToken)
    {
        if (response.Content.Headers.ContentLength > limit)
            throw new StageException(Failure.Of(FailureKind.TooLarge));
        var stream = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        var buffer = new byte[16 * 1024];
        for (int count; (count = await stream.ReadAsync(buffer, cancellationToken).ConfigureAwait(false)) > 0;)
        {
            if (body.Length + count > limit)
                throw new StageException(Failure.Of(FailureKind.TooLarge));
            body.Write(buffer, 0, count);
        }
    }

    /// <summary>A document is read elsewhere. The address of what came in its place was a certificate's to choose: its content and its fields are nobody's business.</summary>
    private static AnswerFact Kept(AnswerFact answer, ReadOnlySpan<byte> body, Failure? failure) =>
        answer.Status == (int)HttpStatusCode.OK && (body.IsEmpty || body[0] == Sequence)
            ? answer with { Truncated = failure is not null }
            : answer with { Headers = [.. answer.Headers.Where(h => string.Equals(h.Name, "Content-Type", StringComparison.OrdinalIgnoreCase))], Truncated = failure is not null || !body.IsEmpty };

    /// <summary>A document that had begun to come and was slow is not measured: the host is reached, and a patient client has it in the end.</summary>
    private static Failure? FailureOf(Failure? failure, int came, WireTap tap) => failure?.Kind switch
    {
        null => null,
        FailureKind.Timeout when came > 0 => Failure.Of(FailureKind.OutOfBudget),
        _ => tap.Explain(failure),
    };
}
