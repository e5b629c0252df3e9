using MarsNetCheck.Catalog;
using MarsNetCheck.Facts;

namespace MarsNetCheck.Stages;

/// <summary>Sends one GET and reads a bounded part of the answer.</summary>
internal static class Exchange
{
    /// <summary>The name that requests are made by.</summary>
    public static readonly string Agent = "marsnetcheck/" + typeof(Exchange).Assembly.GetName().Version?.ToString(3);

    /// <summary>Asks for the endpoint over a stream that leads to it. The stream is disposed.</summary>
    public static Task<ExchangeFact> RunAsync(Stream stream, Endpoint endpoint, ProbeScope scope) =>
        RunAsync(stream, endpoint, proxy: null, ProxyAccess.None, scope);

    /// <summary>Asks for a plain HTTP endpoint through a proxy, without a tunnel (RFC 9112 section 3.2.2). The stream is disposed.</summary>
    public static Task<ExchangeFact> RunThroughProxyAsync(Stream stream, Endpoint endpoint, Uri proxy, ProxyAccess access, ProbeScope scope) =>
        RunAsync(stream, endpoint, proxy, access, scope);

    private static async Task<ExchangeFact> RunAsync(Stream stream, Endpoint endpoint, Uri? proxy, ProxyAccess access, ProbeScope scope)
    {
        var tap = new WireTap(stream);
        using var connection = new OneConnection(tap, proxy);
        var login = new ProxyLogin(connection, access.Tapped(again => tap = again), scope.Network.Time);
        AnswerFact? answer = null;
        var attempted = await Attempt.RunAsync(scope, async token =>
        {
            using var response = await SendAsync(token).ConfigureAwait(false);
            answer = AnswerReader.ReadHead(response, scope.Network.Time.GetUtcNow());
            await AnswerReader.ReadBodyAsync(response, (body, cut) => answer = answer with { Body = body, Truncated = cut }, token).ConfigureAwait(false);
            return true;
        }).ConfigureAwait(false);
        login.Conclude(attempted.Failure);
        answer ??= login.Asked;
        return new ExchangeFact
        {
            Url = endpoint.Url,
            ThroughProxy = proxy is not null,
            StartedAt = attempted.StartedAt,
            Duration = attempted.Duration,
            Answer = attempted.Failure is null ? answer : Cut(answer),
            Login = login.Fact,
            Failure = FailureOf(attempted.Failure, answer, tap),
        };

        async Task<HttpResponseMessage> SendAsync(CancellationToken token)
        {
            if (proxy is not null)
                return await login.SendAsync(RequestToProxy, RequestFor(endpoint).RequestUri!.AbsoluteUri, token).ConfigureAwait(false);
            using var request = RequestFor(endpoint);
            return await connection.SendAsync(request, token).ConfigureAwait(false);
        }

        HttpRequestMessage RequestToProxy()
        {
            var request = RequestFor(endpoint);
            // A login may take several requests over the one connection.
            request.Headers.ConnectionClose = access.Credentials is null;
            return request;
        }
    }

    /// <summary>An answer whose body did not come to its end.</summary>
    private static AnswerFact? Cut(AnswerFact? answer) => answer is null ? null : answer with { Truncated = true };

    private static HttpRequestMessage RequestFor(Endpoint endpoint)
    {
        // Over a TLS stream of our own the handler must think that it speaks plain HTTP.
        var url = new UriBuilder(endpoint.Url) { Scheme = Uri.UriSchemeHttp, Port = endpoint.Port }.Uri;
        var request = new HttpRequestMessage(HttpMethod.Get, url) { Version = System.Net.HttpVersion.Version11 };
        request.Headers.Host = endpoint.Url.IsDefaultPort ? endpoint.Host : $"{endpoint.Host}:{endpoint.Port.ToString(System.Globalization.CultureInfo.InvariantCulture)}";
        request.Headers.TryAddWithoutValidation("User-Agent", Agent);
        request.Headers.TryAddWithoutValidation("Accept", "*/*");
        request.Headers.ConnectionClose = true;
        foreach (var (name, value) in endpoint.Expect.RequestHeaders)
        {
            request.Headers.Remove(name);
            request.Headers.TryAddWithoutValidation(name, value);
        }
        return request;
    }

    /// <summary>An answer that is only slow to end has still answered; one that was torn down has not.</summary>
    private static Failure? FailureOf(Failure? failure, AnswerFact? answer, WireTap tap) =>
        failure is null || (answer is not null && failure.Kind is FailureKind.Timeout) ? null : tap.Explain(failure);
}
