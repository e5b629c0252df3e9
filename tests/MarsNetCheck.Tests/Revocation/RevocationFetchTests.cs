using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using MarsNetCheck.Facts;
using MarsNetCheck.Networks;
using MarsNetCheck.Revocation;
using MarsNetCheck.Routes;
using MarsNetCheck.Stages;
using MarsNetCheck.Tests.Peers;

namespace MarsNetCheck.Tests.Revocation;

public sealed class RevocationFetchTests
{
    private static readonly IPAddress _first = IPAddress.Parse("192.0.2.7");
    private static readonly IPAddress _second = IPAddress.Parse("192.0.2.8");

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("169.254.169.254")]
    [InlineData("0.0.0.0")]
    [InlineData("::1")]
    [InlineData("::")]
    [InlineData("fe80::1")]
    [InlineData("::ffff:169.254.169.254")]
    public async Task A_name_that_leads_to_this_machine_or_its_link_is_not_asked(string address)
    {
        // A network that throws where it is dialled.
        var document = await FetchAsync(new LoopbackNetwork { System = (_, _) => Task.FromResult(new[] { IPAddress.Parse(address) }) }, TimeSpan.FromSeconds(20));

        Assert.Null(document.Attempt.Connect);
        Assert.Equal(FailureKind.OutOfBudget, document.Attempt.Failure?.Kind);
    }

    [Theory]
    [InlineData("http://169.254.169.254/latest/meta-data")]
    [InlineData("http://[fe80::1]/a.crl")]
    [InlineData("http://127.0.0.1/a.crl")]
    public async Task An_address_on_this_machine_or_its_link_is_not_asked_of_a_proxy_either(string url)
    {
        var route = Route.Through(new ProxyServer { Scheme = ProxyScheme.Http, Host = "192.0.2.9", Port = 8080 }, ProxySource.SystemWinInet);

        var document = await FetchAsync(new LoopbackNetwork(), TimeSpan.FromSeconds(20), url, route);

        Assert.Null(document.Attempt.Connect);
        Assert.Equal(FailureKind.OutOfBudget, document.Attempt.Failure?.Kind);
    }

    [Fact]
    public async Task A_proxy_on_this_machine_is_asked()
    {
        await using var peer = RawPeer.Answering("HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\n0");
        var route = Route.Through(new ProxyServer { Scheme = ProxyScheme.Http, Host = "127.0.0.1", Port = peer.EndPoint.Port }, ProxySource.SystemWinInet);

        var document = await FetchAsync(new LoopbackNetwork(), TimeSpan.FromSeconds(20), route: route);

        Assert.Equal("0", Encoding.ASCII.GetString(document.Body!.Value.Span));
    }

    [Fact]
    public async Task Silence_of_one_of_two_addresses_is_not_measured_where_there_was_no_time_for_the_other()
    {
        var timeout = TimeSpan.FromSeconds(1.5);
        var late = SilentAfter(timeout * 0.8);

        var document = await FetchAsync(late, timeout);

        Assert.Equal((Stage.Connect, FailureKind.OutOfBudget), (document.Attempt.FailedStage, document.Attempt.Failure?.Kind));
    }

    [Fact]
    public async Task Silence_of_every_address_is_silence()
    {
        var document = await FetchAsync(SilentAfter(TimeSpan.Zero), TimeSpan.FromSeconds(1));

        Assert.Equal((Stage.Connect, FailureKind.Timeout, _second), (document.Attempt.FailedStage, document.Attempt.Failure?.Kind, document.Attempt.Address));
    }

    [Theory]
    [InlineData(301, "http://lists.example.test/a.crl")]
    [InlineData(302, "http://lists.example.test/a.crl")]
    [InlineData(307, "//lists.example.test/a.crl")]
    [InlineData(308, "http://lists.example.test/a.crl")]
    public async Task A_document_that_has_moved_is_fetched_where_it_is(int status, string location)
    {
        await using var moved = RawPeer.Answering(Redirection(status, location));
        await using var there = RawPeer.Answering("HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\n0");

        var document = await FetchAsync(Leading(moved, there), TimeSpan.FromSeconds(20));

        Assert.Equal("0", Encoding.ASCII.GetString(document.Body!.Value.Span));
        Assert.Equal("http://lists.example.test/a.crl", document.Attempt.Exchange!.Url.AbsoluteUri);
    }

    [Theory]
    [InlineData("https://lists.example.test/a.crl")]
    [InlineData("ldap://lists.example.test/a")]
    public async Task What_would_have_to_be_fetched_otherwise_than_by_plain_HTTP_is_not(string location)
    {
        await using var moved = RawPeer.Answering(Redirection(302, location));
        await using var there = RawPeer.Silent();

        Assert.Equal(302, (await FetchAsync(Leading(moved, there), TimeSpan.FromSeconds(20))).Attempt.Exchange?.Answer?.Status);
    }

    [Theory]
    [InlineData("http://user:secret@lists.example.test/a.crl")]
    [InlineData("http://user@lists.example.test/a.crl")]
    public async Task A_redirection_with_a_user_in_it_is_not_followed(string location)
    {
        await using var moved = RawPeer.Answering(Redirection(302, location));
        await using var there = RawPeer.Answering(Redirection(404, "/"));

        AssertRedirected(await FetchAsync(Leading(moved, there), TimeSpan.FromSeconds(20)));
    }

    [Theory]
    [InlineData(2048, 404)]
    [InlineData(2049, 302)]
    public async Task A_redirection_of_more_than_2048_characters_is_not_followed(int length, int status)
    {
        await using var moved = RawPeer.Answering(Redirection(302, "http://lists.example.test/".PadRight(length, 'a')));
        await using var there = RawPeer.Answering(Redirection(404, "/"));

        var document = await FetchAsync(Leading(moved, there), TimeSpan.FromSeconds(20));

        Assert.Equal(status, document.Attempt.Exchange?.Answer?.Status);
    }

    [Fact]
    public async Task The_place_a_redirection_leads_to_is_asked_with_its_query_and_named_without()
    {
        var asked = "";
        await using var moved = RawPeer.Answering(Redirection(302, "http://lists.example.test/a.crl?token=secret#part"));
        await using var there = new RawPeer(async (stream, token) =>
        {
            asked = await RawPeer.ReadSomeAsync(stream, token);
            await stream.WriteAsync("HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n"u8.ToArray(), token);
        });

        var document = await FetchAsync(Leading(moved, there), TimeSpan.FromSeconds(20));

        Assert.StartsWith("GET /a.crl?token=secret HTTP/1.1\r\n", asked, StringComparison.Ordinal);
        Assert.Equal((403, "http://lists.example.test/a.crl"), (document.Attempt.Exchange?.Answer?.Status, document.Attempt.Exchange?.Url.OriginalString));
    }

    [Fact]
    public async Task Redirections_in_a_circle_come_to_an_end()
    {
        var asked = 0;
        await using var circle = new RawPeer(async (stream, token) =>
        {
            asked++;
            await RawPeer.ReadSomeAsync(stream, token);
            await stream.WriteAsync(Encoding.ASCII.GetBytes(Redirection(302, "/again.crl")), token);
        });

        var document = await FetchAsync(Leading(circle, circle), TimeSpan.FromSeconds(20));

        Assert.Equal((4, 302), (asked, document.Attempt.Exchange?.Answer?.Status));
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("169.254.169.254")]
    [InlineData("[fe80::1]")]
    public async Task A_redirection_to_this_machine_is_not_followed(string host)
    {
        await using var moved = RawPeer.Answering(Redirection(302, $"http://{host}/a.crl"));

        AssertRedirected(await FetchAsync(Leading(moved, moved), TimeSpan.FromSeconds(20)));
    }

    [Fact]
    public async Task A_redirection_to_a_name_of_this_machine_is_what_came()
    {
        await using var moved = RawPeer.Answering(Redirection(302, "http://lists.example.test/a.crl"));

        AssertRedirected(await FetchAsync(Leading(moved, _ => IPAddress.Loopback), TimeSpan.FromSeconds(20)));
    }

    [Fact]
    public async Task A_redirection_to_a_name_that_nobody_knows_is_what_came()
    {
        await using var moved = RawPeer.Answering(Redirection(302, "http://lists.example.test/a.crl"));

        AssertRedirected(await FetchAsync(Leading(moved, _ => throw new SocketException((int)SocketError.HostNotFound)), TimeSpan.FromSeconds(20)));
    }

    [Fact]
    public async Task A_redirection_to_a_host_that_fails_before_it_answers_is_what_came()
    {
        await using var moved = RawPeer.Answering(Redirection(302, "http://lists.example.test/a.crl"));
        await using var there = RawPeer.Resetting();

        AssertRedirected(await FetchAsync(Leading(moved, there), TimeSpan.FromSeconds(20)));
    }

    [Fact]
    public async Task Where_only_the_time_was_up_for_the_place_it_leads_to_the_redirection_says_nothing_of_the_document()
    {
        await using var moved = RawPeer.Answering(Redirection(302, "http://lists.example.test/a.crl"));
        using var stop = new CancellationTokenSource();
        var network = Leading(moved, _ =>
        {
            stop.Cancel();
            return _second;
        });

        var document = await FetchAsync(network, TimeSpan.FromSeconds(20), stop: stop);

        Assert.Equal((302, FailureKind.OutOfBudget), (document.Attempt.Exchange?.Answer?.Status, document.Attempt.Failure?.Kind));
        Assert.Equal("http://crl.example.test/a.crl", document.Attempt.Exchange!.Url.AbsoluteUri);
        Assert.Null(document.Body);
    }

    /// <summary>The first host has answered with a redirection, and that is all.</summary>
    private static void AssertRedirected(RevocationDocument document)
    {
        Assert.Equal((302, null, _first), (document.Attempt.Exchange?.Answer?.Status, document.Attempt.Failure, document.Attempt.Address));
        Assert.Equal("http://crl.example.test/a.crl", document.Attempt.Exchange!.Url.AbsoluteUri);
        Assert.NotNull(document.Body);
    }

    private static string Redirection(int status, string location) =>
        string.Create(CultureInfo.InvariantCulture, $"HTTP/1.1 {status} Moved\r\nLocation: {location}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");

    /// <summary>A network whose crl.example.test and lists.example.test are two peers.</summary>
    private static LoopbackNetwork Leading(RawPeer first, RawPeer second) =>
        Leading(first, _ => _second, (_second, second));

    /// <summary>A network whose crl.example.test is a peer, and whose other names a test looks up.</summary>
    private static LoopbackNetwork Leading(RawPeer first, Func<string, IPAddress> lookUp, params (IPAddress Address, RawPeer Peer)[] others) => new()
    {
        System = (name, _) => Task.FromResult(new[] { name.StartsWith("crl", StringComparison.Ordinal) ? _first : lookUp(name) }),
        Dials = others.Prepend((Address: _first, Peer: first)).ToDictionary(p => new IPEndPoint(p.Address, 80), p => p.Peer.EndPoint),
    };

    private static LoopbackNetwork SilentAfter(TimeSpan lookup) => new()
    {
        Abandoned = new IPEndPoint(IPAddress.Parse("192.0.2.1"), 50_000),
        System = async (_, token) =>
        {
            await Task.Delay(lookup, token);
            return [_first, _second];
        },
    };

    private static async Task<RevocationDocument> FetchAsync(INetwork network, TimeSpan timeout, string url = "http://crl.example.test/a.crl", Route? route = null, CancellationTokenSource? stop = null)
    {
        using var gate = new Gate(4);
        var scope = new ProbeScope(network, timeout, stop?.Token ?? CancellationToken.None, TestContext.Current.CancellationToken);
        var resolve = new Resolve([], [DnsRecordType.A, DnsRecordType.Aaaa], [DnsRecordType.A, DnsRecordType.Aaaa], SystemAnswer.Ask, gate);
        var fetch = new RevocationFetch((_, _) => Task.FromResult(RouteChoice.Of(route ?? Route.Direct)), new HostLookups(resolve, null), new Tunnel(new Handshake(new CertificateJudge([]))), gate);
        return await fetch.RunAsync(new Uri(url), RevocationFetch.Largest, new Patience(scope), scope);
    }
}
