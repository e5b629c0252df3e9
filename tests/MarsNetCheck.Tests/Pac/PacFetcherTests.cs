using System.Net;
using System.Net.Sockets;
using System.Text;
using MarsNetCheck.Facts;
using MarsNetCheck.Pac;
using MarsNetCheck.Stages;
using MarsNetCheck.Tests.Peers;

namespace MarsNetCheck.Tests.Pac;

public sealed class PacFetcherTests
{
    private const string Script = "function FindProxyForURL(u, h) { return 'DIRECT'; }";

    [Fact]
    public async Task A_script_is_fetched_with_its_size_and_hash()
    {
        await using var peer = Serving(Script);

        var fetch = await FetchAsync(peer);

        Assert.Equal((PacFetchState.Fetched, 200, Script.Length, "text/html"), (fetch.State, fetch.Status, fetch.Bytes, fetch.ContentType));
        Assert.Equal(Script, fetch.Script?.Text);
        Assert.Equal(64, fetch.Script?.Sha256.Length);
    }

    [Theory]
    [InlineData(204)]
    [InlineData(206)]
    [InlineData(401)]
    [InlineData(404)]
    [InlineData(407)]
    [InlineData(503)]
    public async Task Any_status_but_200_is_wrong(int status)
    {
        await using var peer = RawPeer.Answering($"HTTP/1.1 {status} X\r\nContent-Length: 0\r\n\r\n");

        var fetch = await FetchAsync(peer);

        Assert.Equal((PacFetchState.WrongStatus, status), (fetch.State, fetch.Status));
        Assert.Null(fetch.Script);
    }

    [Fact]
    public async Task A_megabyte_is_too_large()
    {
        await using var peer = RawPeer.Answering($"HTTP/1.1 200 OK\r\nContent-Length: {1 << 20}\r\n\r\n");

        Assert.Equal(PacFetchState.TooLarge, (await FetchAsync(peer)).State);
    }

    [Fact]
    public async Task A_megabyte_without_a_length_is_too_large()
    {
        await using var peer = RawPeer.Answering("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n" + new string(' ', 1 << 20));

        Assert.Equal(PacFetchState.TooLarge, (await FetchAsync(peer)).State);
    }

    [Fact]
    public async Task A_script_that_drips_is_a_timeout()
    {
        await using var peer = new RawPeer(async (stream, token) =>
        {
            await RawPeer.ReadSomeAsync(stream, token);
            await stream.WriteAsync("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nfunction"u8.ToArray(), token);
            await Task.Delay(Timeout.Infinite, token);
        });

        var fetch = await FetchAsync(peer, limits: PacFetchLimits.Default with { Time = TimeSpan.FromMilliseconds(300) });

        Assert.Equal((PacFetchState.Failed, FailureKind.Timeout), (fetch.State, fetch.Failure?.Kind));
    }

    [Fact]
    public async Task A_server_that_closes_before_the_end_is_a_failure()
    {
        await using var peer = RawPeer.Answering("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nfunction");

        var fetch = await FetchAsync(peer);

        Assert.Equal((PacFetchState.Failed, FailureKind.Closed), (fetch.State, fetch.Failure?.Kind));
        Assert.Null(fetch.Script);
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_a_failure()
    {
        await using var peer = Serving(Script);

        var fetch = await FetchAsync(peer, dial: (_, _, _) => throw new SocketException((int)SocketError.ConnectionRefused));

        Assert.Equal((PacFetchState.Failed, FailureKind.Refused), (fetch.State, fetch.Failure?.Kind));
    }

    [Fact]
    public async Task Nonsense_instead_of_HTTP_is_a_failure()
    {
        await using var peer = RawPeer.Answering("220 mail.contoso.test ESMTP\r\n");

        var fetch = await FetchAsync(peer);

        Assert.Equal((PacFetchState.Failed, FailureKind.ProtocolError), (fetch.State, fetch.Failure?.Kind));
    }

    [Fact]
    public async Task Redirects_are_followed()
    {
        await using var peer = Routing(path => path == "/proxy.pac" ? Redirect("/a") : path == "/a" ? Redirect("http://other.test/b") : Ok(Script));

        var fetch = await FetchAsync(peer);

        Assert.Equal(PacFetchState.Fetched, fetch.State);
        Assert.Equal(["http://pac.test/a", "http://other.test/b"], fetch.Redirects);
    }

    [Fact]
    public async Task Redirects_end_after_five()
    {
        await using var peer = Routing(_ => Redirect("/again"));

        var fetch = await FetchAsync(peer);

        Assert.Equal((PacFetchState.BadRedirect, 5), (fetch.State, fetch.Redirects.Length));
    }

    [Fact]
    public async Task A_redirect_to_a_file_is_not_followed()
    {
        await using var peer = Routing(_ => Redirect("file:///etc/passwd"));

        Assert.Equal(PacFetchState.BadRedirect, (await FetchAsync(peer)).State);
    }

    [Theory]
    [InlineData("file:///C:/proxy.pac")]
    [InlineData("file://server/share/proxy.pac")]
    [InlineData("ftp://pac.test/proxy.pac")]
    [InlineData("data:text/plain,x")]
    public async Task Other_URLs_are_not_fetched_as_WinHTTP_does(string url)
    {
        var fetch = await new PacFetcher((_, _, _) => throw new InvalidOperationException(), FailureClassifier.Classify, TimeProvider.System)
            .FetchAsync(new Uri(url), TestContext.Current.CancellationToken);

        Assert.Equal(PacFetchState.UnsupportedUrl, fetch.State);
    }

    [Fact]
    public async Task No_credentials_are_sent_or_shown()
    {
        string? request = null;
        await using var peer = new RawPeer(async (stream, token) =>
        {
            request = await RawPeer.ReadSomeAsync(stream, token);
            await stream.WriteAsync("HTTP/1.1 401 X\r\nWWW-Authenticate: Basic realm=\"x\"\r\nContent-Length: 0\r\n\r\n"u8.ToArray(), token);
        });

        var fetch = await FetchAsync(peer, "http://joe:pass@pac.test/proxy.pac?token=secret");

        Assert.Equal("http://pac.test/proxy.pac?...", fetch.Url);
        Assert.StartsWith("GET /proxy.pac?token=secret HTTP/1.1", request, StringComparison.Ordinal);
        Assert.DoesNotContain("Authorization", request, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Cancelling_is_no_result()
    {
        using var cancel = new CancellationTokenSource();
        await using var peer = new RawPeer(async (stream, token) =>
        {
            await RawPeer.ReadSomeAsync(stream, token);
            await cancel.CancelAsync();
            await Task.Delay(Timeout.Infinite, token);
        });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Fetcher(peer).FetchAsync(new Uri("http://pac.test/"), cancel.Token));
    }

    [Theory]
    [InlineData("text/plain; charset=utf-8", "C3BC", "ü")]
    [InlineData("text/plain; charset=\"UTF-8\"", "EFBBBFC3BC", "ü")]
    [InlineData("text/plain; charset=nonsense", "FC", "ü")]
    [InlineData("text/plain", "FC", "ü")]
    [InlineData("text/plain", "EFBBBFC3BC", "ü")]
    [InlineData("text/plain", "FFFEFC00", "ü")]
    [InlineData("text/plain", "FEFF00FC", "ü")]
    [InlineData("text/plain; charset=iso-8859-1", "C3BC", "Ã¼")]
    public async Task The_charset_is_the_servers_else_the_marks_else_Latin_1(string type, string bytes, string expected)
    {
        var body = Convert.FromHexString(bytes);
        await using var peer = RawPeer.Answering($"HTTP/1.1 200 OK\r\nContent-Type: {type}\r\nContent-Length: {body.Length}\r\n\r\n{Encoding.Latin1.GetString(body)}");

        Assert.Equal(expected, (await FetchAsync(peer)).Script?.Text);
    }

    private static RawPeer Serving(string script) => RawPeer.Answering(Ok(script));

    private static string Ok(string script) => $"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: {script.Length}\r\nConnection: close\r\n\r\n{script}";

    private static string Redirect(string place) => $"HTTP/1.1 302 Found\r\nLocation: {place}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";

    private static RawPeer Routing(Func<string, string> answer) => new(async (stream, token) =>
    {
        var request = await RawPeer.ReadSomeAsync(stream, token);
        await stream.WriteAsync(Encoding.Latin1.GetBytes(answer(request.Split(' ')[1])), token);
    });

    private static Task<PacFetch> FetchAsync(
        RawPeer peer, string url = "http://pac.test/proxy.pac", PacFetchLimits? limits = null, Func<string, int, CancellationToken, Task<Stream>>? dial = null) =>
        Fetcher(peer, limits, dial).FetchAsync(new Uri(url), TestContext.Current.CancellationToken);

    private static PacFetcher Fetcher(RawPeer peer, PacFetchLimits? limits = null, Func<string, int, CancellationToken, Task<Stream>>? dial = null) =>
        new(dial ?? ((_, _, token) => DialAsync(peer.EndPoint, token)), FailureClassifier.Classify, TimeProvider.System) { Limits = limits ?? PacFetchLimits.Default };

    /// <summary>Whatever the host is called, it is the peer.</summary>
    private static async Task<Stream> DialAsync(IPEndPoint peer, CancellationToken token)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(peer, token);
        return new NetworkStream(socket, ownsSocket: true);
    }
}
