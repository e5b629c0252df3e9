using System.Globalization;
using System.Net;
using MarsNetCheck.Facts;
using MarsNetCheck.Routes;

namespace MarsNetCheck.Stages;

/// <summary>Asks a proxy for a tunnel. System.Net.Http hides what a proxy says to CONNECT, unless CONNECT goes to the proxy as if it were the origin: then the whole answer is seen, and after a 200 its stream is the tunnel.</summary>
/// <param name="handshake">Speaks TLS to an https:// proxy.</param>
/// <param name="credentials">What to log in with; null for nothing.</param>
internal sealed class Tunnel(Handshake handshake, ProxyCredentials? credentials = null)
{
    /// <summary>Opens a tunnel over <paramref name="wire"/>, which leads to <paramref name="remote"/> and which it owns from now on: the stream that is returned, if any, holds it.</summary>
    public async Task<(TunnelFact Fact, Stream? Stream)> RunAsync(Stream wire, IPEndPoint remote, ProxyServer proxy, string host, int port, ProbeScope scope)
    {
        var access = AccessTo(proxy, remote, scope);
        var authority = string.Create(CultureInfo.InvariantCulture, $"{(host.Contains(':', StringComparison.Ordinal) ? $"[{host}]" : host)}:{port}");
        var fact = new TunnelFact { Proxy = proxy, Authority = authority, Duration = TimeSpan.Zero };
        if (proxy.IsSocks)
            return await AskSocksAsync(wire, fact, host, port, scope).ConfigureAwait(false);
        if (proxy.Scheme is ProxyScheme.Http)
            return await AskAsync(wire, fact, access, scope).ConfigureAwait(false);
        var (tls, stream) = await handshake.RunAsync(wire, proxy.Host, scope).ConfigureAwait(false);
        fact = fact with { Handshake = tls, StartedAt = tls.StartedAt, Duration = tls.Duration, Failure = tls.Failure };
        return stream is null ? (fact, null) : await AskAsync(stream, fact, access, scope).ConfigureAwait(false);
    }

    /// <summary>The stream to send plain HTTP requests to a proxy over: TLS for an https:// proxy, else the wire itself.</summary>
    public async Task<(TunnelFact? Fact, Stream? Stream)> SecureAsync(Stream wire, ProxyServer proxy, string authority, ProbeScope scope)
    {
        if (proxy.Scheme is ProxyScheme.Http)
            return (null, wire);
        var fact = new TunnelFact { Proxy = proxy, Authority = authority, Duration = TimeSpan.Zero };
        var (tls, stream) = await handshake.RunAsync(wire, proxy.Host, scope).ConfigureAwait(false);
        return (fact with { Handshake = tls, StartedAt = tls.StartedAt, Duration = tls.Duration, Failure = tls.Failure }, stream);
    }

    /// <summary>What a login to the proxy at an address needs.</summary>
    public ProxyAccess AccessTo(ProxyServer proxy, IPEndPoint remote, ProbeScope scope)
    {
        return new ProxyAccess(proxy.Host, credentials, RedialAsync);

        async Task<Stream> RedialAsync(CancellationToken token)
        {
            var connection = await scope.Network.DialAsync(remote, token).ConfigureAwait(false);
            if (proxy.Scheme is not ProxyScheme.Https)
                return connection.Stream;
            var (tls, stream) = await handshake.RunAsync(connection.Stream, proxy.Host, scope).ConfigureAwait(false);
            return stream ?? throw new StageException(tls.Failure ?? Failure.Of(FailureKind.Unknown));
        }
    }

    private static async Task<(TunnelFact Fact, Stream? Stream)> AskAsync(Stream stream, TunnelFact fact, ProxyAccess access, ProbeScope scope)
    {
        var tap = new WireTap(stream);
        var connection = new OneConnection(tap);
        var login = new ProxyLogin(connection, access.Tapped(again => tap = again), scope.Network.Time);
        AnswerFact? answer = null;
        Stream? tunnel = null;
        try
        {
            var attempted = await Attempt.RunAsync(scope, async token =>
            {
                var response = await login.SendAsync(() => RequestFor(fact), fact.Authority, token).ConfigureAwait(false);
                answer = AnswerReader.ReadHead(response, scope.Network.Time.GetUtcNow());
                // Only a 200 makes System.Net.Http hand the connection over as a tunnel.
                if (response.StatusCode == HttpStatusCode.OK)
                    return await response.Content.ReadAsStreamAsync(token).ConfigureAwait(false);
                using (response)
                    await AnswerReader.ReadBodyAsync(response, (body, cut) => answer = answer with { Body = body, Truncated = cut }, token).ConfigureAwait(false);
                return null;
            }).ConfigureAwait(false);
            login.Conclude(attempted.Failure);
            answer ??= attempted.Failure?.Kind is FailureKind.OutOfBudget ? null : login.Asked;
            fact = fact with { StartedAt = fact.StartedAt ?? attempted.StartedAt, Duration = fact.Duration + attempted.Duration, Answer = answer, Login = login.Fact, Failure = FailureOf(attempted.Failure, answer, tap) };
            tunnel = attempted.Value is { } opened ? new OwningStream(opened, connection) : null;
            return (fact, tunnel);
        }
        finally
        {
            if (tunnel is null)
                connection.Dispose();
        }
    }

    private static async Task<(TunnelFact Fact, Stream? Stream)> AskSocksAsync(Stream wire, TunnelFact fact, string host, int port, ProbeScope scope)
    {
        var tap = new WireTap(wire);
        var attempted = await Attempt.RunAsync(scope, async token => (int?)await Socks.AskAsync(tap, fact.Proxy.Scheme, host, port, token).ConfigureAwait(false)).ConfigureAwait(false);
        var refused = attempted.Value is > 0 ? Failure.Of(FailureKind.TunnelRefused) : null;
        fact = fact with { StartedAt = attempted.StartedAt, Duration = attempted.Duration, SocksReply = attempted.Value, Failure = refused ?? FailureOf(attempted.Failure, answer: null, tap) };
        if (fact.Opened)
            return (fact, tap);
        await wire.DisposeAsync().ConfigureAwait(false);
        return (fact, null);
    }

    private static HttpRequestMessage RequestFor(TunnelFact fact)
    {
        var origin = new UriBuilder(Uri.UriSchemeHttp, fact.Proxy.Host, fact.Proxy.Port).Uri;
        var request = new HttpRequestMessage(HttpMethod.Connect, origin) { Version = HttpVersion.Version11 };
        request.Headers.Host = fact.Authority;
        return request;
    }

    /// <summary>An answer counts even if its body did not end well; a tunnel that was refused is a failure in its answer, not of the stage's doing.</summary>
    private static Failure? FailureOf(Failure? failure, AnswerFact? answer, WireTap tap)
    {
        if (answer is not null)
            return answer.Status == (int)HttpStatusCode.OK ? null : Failure.Of(FailureKind.TunnelRefused);
        return failure is null ? null : tap.Explain(failure);
    }
}
