using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Net.Sockets;
using System.Text;
using MarsNetCheck.Catalog;
using MarsNetCheck.Facts;
using MarsNetCheck.Routes;
using MarsNetCheck.Stages;
using MarsNetCheck.Tests.Peers;

namespace MarsNetCheck.Tests.Stages;

public sealed class ProxyLoginTests
{
    private const string Opened = "HTTP/1.1 200 Connection established\r\n\r\n";
    private const string Pair = "Basic Q09OVE9TT1x1c2VyOlMzY3JldCE=";

    private static readonly LoopbackNetwork _network = new();
    private static readonly ProxyCredentials _user = ProxyCredentials.Of("CONTOSO\\user", "S3cret!");

    private static string Asks(params string[] challenges) =>
        "HTTP/1.1 407 Proxy Authentication Required\r\nServer: squid/5.7\r\nContent-Length: 5\r\n"
        + string.Concat(challenges.Select(c => $"Proxy-Authenticate: {c}\r\n")) + "\r\nlogin";

    private static string Closing(string answer) => answer.Replace("\r\n\r\n", "\r\nConnection: close\r\n\r\n", StringComparison.Ordinal);

    private static Task<TunnelFact> ConnectAsync(ScriptedProxy proxy, ProxyCredentials? credentials, ProbeScope? scope = null) =>
        ConnectAsync(proxy.EndPoint, credentials, scope ?? Scopes.Patient(_network));

    private static async Task<TunnelFact> ConnectAsync(System.Net.IPEndPoint remote, ProxyCredentials? credentials, ProbeScope scope)
    {
        var server = new ProxyServer { Scheme = ProxyScheme.Http, Host = "proxy.example.test", Port = remote.Port };
        var (_, wire) = await Connect.RunAsync(remote, scope);
        var (fact, stream) = await new Tunnel(new Handshake(new CertificateJudge([])), credentials).RunAsync(wire!, remote, server, "login.example.test", 443, scope);
        if (stream is not null)
            await stream.DisposeAsync();
        return fact;
    }

    [Fact]
    public async Task Nothing_is_sent_without_credentials_and_what_the_proxy_offers_is_kept()
    {
        await using var proxy = new ScriptedProxy([Asks("Negotiate", "NTLM", "Digest realm=\"a, b\", nonce=\"n\", qop=\"auth\", algorithm=SHA-256", "Basic realm=\"Web\"")]);
        var login = (await ConnectAsync(proxy, null)).Login!;
        Assert.Equal((LoginOutcome.NotTried, CredentialKind.None, 0, null), (login.Outcome, login.Credentials, login.Legs, login.Scheme));
        Assert.Equal(["Negotiate", "NTLM", "Digest", "Basic"], login.Offered.Select(o => o.Scheme));
        Assert.Equal(["algorithm=SHA-256", "qop=auth", "realm=a, b"], login.Offered[2].Parameters.Select(p => $"{p.Key}={p.Value}"));
        Assert.Equal("squid/5.7", login.Identity?.Server);
        Assert.DoesNotContain("Proxy-Authorization", proxy.Requests.Single(), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_proxy_that_wants_no_login_gets_none()
    {
        await using var proxy = new ScriptedProxy([Opened]);
        var fact = await ConnectAsync(proxy, _user);
        Assert.Equal((true, null), (fact.Opened, fact.Login));
        Assert.DoesNotContain("Proxy-Authorization", proxy.Requests.Single(), StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Basic_opens_the_tunnel_also_where_the_proxy_closes_when_it_asks(bool closes)
    {
        var asks = closes ? Closing(Asks("Basic realm=\"Web\"")) : Asks("Basic realm=\"Web\"");
        await using var proxy = new ScriptedProxy(closes ? [asks, null, Opened] : [asks, Opened]);
        var fact = await ConnectAsync(proxy, _user);
        Assert.True(fact.Opened);
        Assert.Equal((LoginOutcome.Accepted, LoginScheme.Basic, 1), (fact.Login!.Outcome, fact.Login.Scheme, fact.Login.Legs));
        Assert.Contains($"Proxy-Authorization: {Pair}\r\n", proxy.Requests.Last(), StringComparison.Ordinal);
        Assert.Equal(closes ? 2 : 1, proxy.Connections);
    }

    [Fact]
    public async Task A_password_that_the_proxy_refuses_is_sent_once()
    {
        await using var proxy = new ScriptedProxy([Asks("Basic realm=\"Web\""), Asks("Basic realm=\"Web\"")]);
        var fact = await ConnectAsync(proxy, _user);
        Assert.Equal((407, FailureKind.TunnelRefused, LoginOutcome.Rejected, 1), (fact.Answer!.Status, fact.Failure!.Kind, fact.Login!.Outcome, fact.Login.Legs));
        Assert.DoesNotContain("S3cret!", fact.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Digest_is_chosen_before_Basic_and_names_the_authority()
    {
        await using var proxy = new ScriptedProxy([Asks("Basic realm=\"Web\"", "Digest realm=\"Web\", nonce=\"abc\", qop=\"auth\""), Opened]);
        var fact = await ConnectAsync(proxy, _user);
        Assert.Equal(LoginScheme.Digest, fact.Login!.Scheme);
        Assert.Contains("Digest username=\"CONTOSO\\\\user\", realm=\"Web\", nonce=\"abc\", uri=\"login.example.test:443\", response=", proxy.Requests.Last(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stale_nonce_is_replaced_once()
    {
        const string stale = "Digest realm=\"Web\", nonce=\"new\", qop=\"auth\", stale=true";
        await using var once = new ScriptedProxy([Asks("Digest realm=\"Web\", nonce=\"old\", qop=\"auth\""), Asks(stale), Opened]);
        await using var ever = new ScriptedProxy([Asks(stale), Asks(stale), Asks(stale)]);
        var fact = await ConnectAsync(once, _user);
        Assert.Equal((LoginOutcome.Accepted, 2), (fact.Login!.Outcome, fact.Login.Legs));
        Assert.Contains("nonce=\"new\"", once.Requests.Last(), StringComparison.Ordinal);
        fact = await ConnectAsync(ever, _user);
        Assert.Equal((LoginOutcome.Rejected, 2), (fact.Login!.Outcome, fact.Login.Legs));
    }

    [Fact]
    public async Task Ntlm_stays_on_one_connection_and_its_challenge_gives_the_proxy_away()
    {
        await using var proxy = new ScriptedProxy([Asks("NTLM"), Asks("NTLM " + NtlmChallenges.Complete), Opened]);
        var fact = await ConnectAsync(proxy, _user);
        Assert.Equal((LoginOutcome.Accepted, LoginScheme.Ntlm, 2, 1), (fact.Login!.Outcome, fact.Login.Scheme, fact.Login.Legs, proxy.Connections));
        Assert.Equal(("CONTOSO", "PROXY", "proxy.contoso.test"), (fact.Login.Identity!.NetBiosDomain, fact.Login.Identity.NetBiosComputer, fact.Login.Identity.DnsComputer));
        Assert.All(proxy.Requests.Skip(1), r => Assert.Contains("Proxy-Authorization: NTLM TlRMTVNTUAA", r, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_proxy_that_closes_in_the_middle_of_ntlm_is_not_dialled_again()
    {
        await using var proxy = new ScriptedProxy([Asks("NTLM"), Closing(Asks("NTLM " + NtlmChallenges.Complete)), null, Opened]);
        var fact = await ConnectAsync(proxy, _user);
        Assert.Equal((LoginOutcome.ClosedDuringLogin, 407, FailureKind.TunnelRefused), (fact.Login!.Outcome, fact.Answer?.Status, fact.Failure?.Kind));
        Assert.Equal(1, proxy.Connections);
        Assert.DoesNotContain(fact.Answer!.Headers, h => h.Value.Contains("TlRM", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Silence_after_the_credentials_is_told()
    {
        await using var proxy = new ScriptedProxy([Asks("Basic realm=\"Web\"")]);
        var fact = await ConnectAsync(proxy, _user, Scopes.Patient(_network).Within(TimeSpan.FromSeconds(1)));
        Assert.Equal((LoginOutcome.Unanswered, 407), (fact.Login!.Outcome, fact.Answer?.Status));
    }

    [Theory]
    [InlineData(LoginOutcome.MalformedChallenge, "Digest realm=\"Web\"")]
    [InlineData(LoginOutcome.MalformedChallenge, "\"=,\"")]
    [InlineData(LoginOutcome.NoCommonScheme, "Bearer realm=\"Web\"")]
    [InlineData(LoginOutcome.NoCommonScheme, "Digest realm=\"Web\", nonce=\"n\", algorithm=SHA-512-256")]
    [InlineData(LoginOutcome.NoCommonScheme, "Digest realm=\"Web\", nonce=\"n\", qop=\"auth-int\"")]
    public async Task What_cannot_be_answered_is_not(LoginOutcome outcome, string challenge)
    {
        await using var proxy = new ScriptedProxy([Asks(challenge)]);
        var fact = await ConnectAsync(proxy, _user);
        Assert.Equal((outcome, 0), (fact.Login!.Outcome, fact.Login.Legs));
        Assert.Single(proxy.Requests);
    }

    [Fact]
    public async Task A_malformed_token_in_the_middle_ends_the_login()
    {
        await using var proxy = new ScriptedProxy([Asks("NTLM"), Asks("NTLM TlRMTVNTUAAC")]);
        Assert.Equal(LoginOutcome.MalformedChallenge, (await ConnectAsync(proxy, _user)).Login!.Outcome);
    }

    [Fact]
    public async Task A_401_and_a_407_without_a_scheme_are_logins_that_nobody_can_make()
    {
        await using var wrong = new ScriptedProxy(["HTTP/1.1 401 Unauthorized\r\nWWW-Authenticate: Basic realm=\"Web\"\r\nContent-Length: 0\r\n\r\n"]);
        await using var bare = new ScriptedProxy([Asks()]);
        Assert.Equal(LoginOutcome.WrongStatus, (await ConnectAsync(wrong, _user)).Login!.Outcome);
        Assert.Equal(LoginOutcome.NoChallenge, (await ConnectAsync(bare, _user)).Login!.Outcome);
        Assert.Single(wrong.Requests);
    }

    [Fact]
    public async Task A_plain_request_logs_in_as_well()
    {
        await using var proxy = new ScriptedProxy([Asks("Digest realm=\"Web\", nonce=\"abc\", qop=\"auth\""), "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"]);
        var scope = Scopes.Patient(_network);
        var (_, wire) = await Connect.RunAsync(proxy.EndPoint, scope);
        var endpoint = new Endpoint
        {
            Id = "probe",
            Group = EndpointGroup.Connectivity,
            Url = new Uri("http://www.example.test/a?b=c"),
            Required = true,
            Purpose = "test",
            Source = "test",
            Expect = new ExpectedAnswer(),
        };
        var access = new ProxyAccess("proxy.example.test", _user, RedialAsync: null);
        var fact = await Exchange.RunThroughProxyAsync(wire!, endpoint, new Uri($"http://proxy.example.test:{proxy.EndPoint.Port}"), access, scope);
        Assert.Equal((200, "ok", LoginOutcome.Accepted), (fact.Answer?.Status, fact.Answer?.Body, fact.Login?.Outcome));
        Assert.Contains("uri=\"http://www.example.test/a?b=c\"", proxy.Requests.Last(), StringComparison.Ordinal);
    }

    /// <summary>A proxy that gives these answers in turn, one to each request; null closes the connection; after the last it is silent.</summary>
    private sealed class ScriptedProxy : IAsyncDisposable
    {
        private readonly ConcurrentQueue<string?> _answers;
        private readonly ConcurrentQueue<string> _requests = new();
        private readonly RawPeer _peer;
        private int _connections;

        public ScriptedProxy(ImmutableArray<string?> answers)
        {
            _answers = new(answers);
            _peer = new RawPeer(ServeAsync);
        }

        public System.Net.IPEndPoint EndPoint => _peer.EndPoint;

        public IReadOnlyCollection<string> Requests => _requests;

        public int Connections => _connections;

        public ValueTask DisposeAsync() => _peer.DisposeAsync();

        private async Task ServeAsync(NetworkStream stream, CancellationToken token)
        {
            Interlocked.Increment(ref _connections);
            while (true)
            {
                var request = await RawPeer.ReadSomeAsync(stream, token);
                if (request.Length == 0)
                    return;
                _requests.Enqueue(request);
                if (!_answers.TryDequeue(out var answer))
                    await Task.Delay(Timeout.Infinite, token);
                await stream.WriteAsync(Encoding.Latin1.GetBytes(answer!), token);
                if (_answers.TryPeek(out var next) && next is null && _answers.TryDequeue(out _))
                    return;
            }
        }
    }
}
