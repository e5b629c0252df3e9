using System.Text;
using MarsNetCheck.Facts;
using MarsNetCheck.Routes;
using MarsNetCheck.Stages;
using MarsNetCheck.Tests.Peers;

namespace MarsNetCheck.Tests.Stages;

public sealed class TunnelTests
{
    private static readonly LoopbackNetwork _network = new();

    private static async Task<(TunnelFact Fact, Stream? Stream)> AskAsync(RawPeer peer, ProbeScope? scope = null, ProxyScheme scheme = ProxyScheme.Http)
    {
        scope ??= Scopes.Patient(_network);
        var proxy = new ProxyServer { Scheme = scheme, Host = "proxy.example.test", Port = peer.EndPoint.Port };
        var (_, wire) = await Connect.RunAsync(peer.EndPoint, scope);
        return await new Tunnel(new Handshake(new CertificateJudge([]))).RunAsync(wire!, peer.EndPoint, proxy, "login.example.test", 443, scope);
    }

    [Fact]
    public async Task The_name_goes_to_the_proxy_unresolved_and_the_tunnel_carries_bytes_both_ways()
    {
        var asked = new TaskCompletionSource<string>();
        await using var peer = new RawPeer(async (stream, token) =>
        {
            asked.SetResult(await RawPeer.ReadSomeAsync(stream, token));
            await stream.WriteAsync("HTTP/1.1 200 Connection established\r\nVia: 1.1 squid\r\n\r\n"u8.ToArray(), token);
            var text = await RawPeer.ReadSomeAsync(stream, token);
            await stream.WriteAsync(Encoding.Latin1.GetBytes("echo " + text), token);
        });
        var (fact, stream) = await AskAsync(peer);
        Assert.StartsWith("CONNECT login.example.test:443 HTTP/1.1\r\n", await asked.Task, StringComparison.Ordinal);
        Assert.Contains("Host: login.example.test:443\r\n", await asked.Task, StringComparison.Ordinal);
        Assert.True(fact.Opened);
        Assert.Equal("1.1 squid", fact.Answer?.Value("via"));
        await using (stream)
        {
            await stream!.WriteAsync("hello"u8.ToArray(), TestContext.Current.CancellationToken);
            Assert.Equal("echo hello", await RawPeer.ReadSomeAsync(stream, TestContext.Current.CancellationToken));
        }
    }

    [Fact]
    public async Task Everything_a_refusing_proxy_says_is_kept()
    {
        await using var peer = RawPeer.Answering(
            "HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Negotiate\r\nProxy-Authenticate: Basic realm=\"Web\"\r\n"
            + "X-Squid-Error: ERR_CACHE_ACCESS_DENIED 0\r\nSet-Cookie: s=1\r\nContent-Length: 5\r\n\r\nlogin");
        var (fact, stream) = await AskAsync(peer);
        Assert.Null(stream);
        Assert.Equal((FailureKind.TunnelRefused, 407, "login"), (fact.Failure?.Kind, fact.Answer?.Status, fact.Answer?.Body));
        Assert.Equal(["Negotiate", "Basic realm=\"Web\""], fact.Answer!.Values("Proxy-Authenticate"));
        Assert.Equal("ERR_CACHE_ACCESS_DENIED 0", fact.Answer.Value("x-squid-error"));
        Assert.Equal("(removed)", fact.Answer.Value("Set-Cookie"));
    }

    [Fact]
    public async Task Only_a_200_opens_a_tunnel()
    {
        await using var peer = RawPeer.Answering("HTTP/1.1 202 Accepted\r\nContent-Length: 0\r\n\r\n");
        var (fact, stream) = await AskAsync(peer);
        Assert.Null(stream);
        Assert.Equal((FailureKind.TunnelRefused, 202, false), (fact.Failure?.Kind, fact.Answer?.Status, fact.Opened));
    }

    [Fact]
    public async Task A_redirect_is_not_followed()
    {
        await using var peer = RawPeer.Answering("HTTP/1.1 302 Found\r\nLocation: http://portal.example.test/\r\nContent-Length: 0\r\n\r\n");
        var (fact, _) = await AskAsync(peer);
        Assert.Equal((302, "http://portal.example.test/"), (fact.Answer?.Status, fact.Answer?.Value("Location")));
    }

    [Fact]
    public async Task A_body_without_end_is_cut()
    {
        await using var peer = new RawPeer(async (stream, token) =>
        {
            await RawPeer.ReadSomeAsync(stream, token);
            await stream.WriteAsync("HTTP/1.1 403 Forbidden\r\n\r\n"u8.ToArray(), token);
            var junk = new byte[4096];
            Array.Fill(junk, (byte)'x');
            while (true)
                await stream.WriteAsync(junk, token);
        });
        var (fact, _) = await AskAsync(peer);
        Assert.Equal((403, true, 16384), (fact.Answer?.Status, fact.Answer?.Truncated, fact.Answer?.Body.Length));
    }

    [Fact]
    public async Task What_does_not_speak_HTTP_is_a_protocol_error_with_its_first_bytes()
    {
        await using var peer = RawPeer.Answering("SSH-2.0-OpenSSH_9.2\r\n");
        var failure = (await AskAsync(peer)).Fact.Failure;
        Assert.Equal((FailureKind.ProtocolError, "SSH-2.0-OpenSSH_9.2.."), (failure?.Kind, failure?.Received));
    }

    [Fact]
    public async Task A_proxy_that_closes_resets_or_says_nothing_is_told_apart()
    {
        await using var closing = RawPeer.Answering("");
        await using var resetting = RawPeer.Resetting();
        await using var silent = RawPeer.Silent();
        Assert.Equal(FailureKind.Closed, (await AskAsync(closing)).Fact.Failure?.Kind);
        Assert.Equal(FailureKind.Reset, (await AskAsync(resetting)).Fact.Failure?.Kind);
        Assert.Equal(FailureKind.Timeout, (await AskAsync(silent, Scopes.Short(_network))).Fact.Failure?.Kind);
    }

    [Theory]
    [InlineData(ProxyScheme.Socks5, "05 00", "05 00 00 01 00 00 00 00 00 00", 0)]
    [InlineData(ProxyScheme.Socks5, "05 00", "05 00 00 03 02 61 62 00 00", 0)]
    [InlineData(ProxyScheme.Socks5, "05 00", "05 02 00 01 00 00 00 00 00 00", 2)]
    [InlineData(ProxyScheme.Socks5, "05 FF", "", Socks.NoMethod)]
    [InlineData(ProxyScheme.Socks4, "", "00 5A 00 00 00 00 00 00", 0)]
    [InlineData(ProxyScheme.Socks4, "", "00 5B 00 00 00 00 00 00", 91)]
    public async Task What_a_SOCKS_proxy_answers_is_kept(ProxyScheme scheme, string method, string reply, int code)
    {
        await using var peer = SocksPeer(method, reply);
        var (fact, stream) = await AskAsync(peer, scheme: scheme);
        await using (stream)
        {
            Assert.Equal((code, code == 0), (fact.SocksReply, fact.Opened));
            Assert.Equal(code == 0, stream is not null);
            Assert.Equal(code == 0 ? null : FailureKind.TunnelRefused, fact.Failure?.Kind);
        }
    }

    [Fact]
    public async Task A_SOCKS_proxy_is_given_the_name_and_its_connection_carries_bytes()
    {
        var asked = new TaskCompletionSource<string>();
        await using var peer = new RawPeer(async (stream, token) =>
        {
            asked.SetResult(await RawPeer.ReadSomeAsync(stream, token));
            await stream.WriteAsync(Convert.FromHexString("005A000000000000"), token);
            await stream.WriteAsync("hello"u8.ToArray(), token);
        });
        var (_, stream) = await AskAsync(peer, scheme: ProxyScheme.Socks4);
        Assert.Equal("\u0004\u0001\u0001\u00bb\0\0\0\u0001\0login.example.test\0", await asked.Task);
        await using (stream)
            Assert.Equal("hello", await RawPeer.ReadSomeAsync(stream!, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task What_speaks_no_SOCKS_or_closes_or_says_nothing_is_told_apart()
    {
        await using var web = RawPeer.Answering("HTTP/1.1 400 Bad Request\r\n\r\n");
        await using var closing = RawPeer.Answering("");
        await using var silent = RawPeer.Silent();
        Assert.Equal(FailureKind.ProtocolError, (await AskAsync(web, scheme: ProxyScheme.Socks5)).Fact.Failure?.Kind);
        Assert.Equal(FailureKind.Closed, (await AskAsync(closing, scheme: ProxyScheme.Socks5)).Fact.Failure?.Kind);
        Assert.Equal(FailureKind.Timeout, (await AskAsync(silent, Scopes.Short(_network), ProxyScheme.Socks5)).Fact.Failure?.Kind);
    }

    private static RawPeer SocksPeer(string method, string reply) => new(async (stream, token) =>
    {
        foreach (var bytes in new[] { method, reply }.Where(b => b.Length > 0))
        {
            await RawPeer.ReadSomeAsync(stream, token);
            await stream.WriteAsync(Convert.FromHexString(bytes.Replace(" ", "", StringComparison.Ordinal)), token);
        }
        await RawPeer.ReadSomeAsync(stream, token);
    });
}
