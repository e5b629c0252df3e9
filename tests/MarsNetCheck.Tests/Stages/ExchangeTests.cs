using System.Collections.Immutable;
using MarsNetCheck.Catalog;
using MarsNetCheck.Facts;
using MarsNetCheck.Stages;
using MarsNetCheck.Tests.Peers;
using WireMock.RequestBuilders;
using WireMock.ResponseBuilders;
using WireMock.Server;

namespace MarsNetCheck.Tests.Stages;

public sealed class ExchangeTests
{
    private static readonly LoopbackNetwork _network = new();

    private static Endpoint EndpointAt(string url) => new()
    {
        Id = "probe",
        Group = EndpointGroup.Connectivity,
        Url = new Uri(url),
        Required = true,
        Purpose = "test",
        Source = "test",
        Expect = new ExpectedAnswer { RequestHeaders = ImmutableSortedDictionary.CreateRange([KeyValuePair.Create("Accept", "application/json")]) },
    };

    private static async Task<ExchangeFact> GetAsync(System.Net.IPEndPoint peer, string url, ProbeScope? scope = null)
    {
        scope ??= Scopes.Patient(_network);
        var (_, wire) = await Connect.RunAsync(peer, scope);
        return await Exchange.RunAsync(wire!, EndpointAt(url), scope);
    }

    [Fact]
    public async Task A_real_servers_answer_is_kept_with_its_date_and_headers()
    {
        using var server = WireMockServer.Start();
        server.Given(Request.Create().WithPath("/connecttest.txt").WithHeader("Accept", "application/json").WithHeader("Host", "www.example.test"))
            .RespondWith(Response.Create().WithStatusCode(200).WithHeader("x-ms-request-id", "abc").WithBody("Microsoft Connect Test"));
        var fact = await GetAsync(new(System.Net.IPAddress.Loopback, server.Port), "http://www.example.test/connecttest.txt");
        Assert.Null(fact.Failure);
        Assert.Equal((200, "Microsoft Connect Test", false), (fact.Answer?.Status, fact.Answer?.Body, fact.Answer?.Truncated));
        Assert.Equal("abc", fact.Answer!.Value("X-MS-Request-Id"));
        Assert.NotNull(fact.Answer.Date);
    }

    [Fact]
    public async Task The_date_is_the_servers_and_not_this_machines()
    {
        await using var peer = RawPeer.Answering("HTTP/1.1 200 OK\r\nDate: Thu, 01 Jan 2026 10:00:00 GMT\r\nContent-Length: 0\r\n\r\n");
        var answer = (await GetAsync(peer.EndPoint, "http://www.example.test/")).Answer!;
        Assert.Equal(new DateTimeOffset(2026, 1, 1, 10, 0, 0, TimeSpan.Zero), answer.Date);
        Assert.True(answer.ReceivedAt > answer.Date);
    }

    [Fact]
    public async Task A_redirect_is_an_answer_and_is_not_followed()
    {
        using var server = WireMockServer.Start();
        server.Given(Request.Create().UsingGet()).RespondWith(Response.Create().WithStatusCode(302).WithHeader("Location", "http://portal.example.test/login"));
        var fact = await GetAsync(new(System.Net.IPAddress.Loopback, server.Port), "http://www.example.test/");
        Assert.Equal((302, "http://portal.example.test/login"), (fact.Answer?.Status, fact.Answer?.Value("Location")));
    }

    [Fact]
    public async Task An_answer_whose_body_drips_beyond_the_deadline_has_answered()
    {
        await using var peer = new RawPeer(async (stream, token) =>
        {
            await RawPeer.ReadSomeAsync(stream, token);
            await stream.WriteAsync("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nbegin"u8.ToArray(), token);
            await Task.Delay(Timeout.Infinite, token);
        });
        var fact = await GetAsync(peer.EndPoint, "http://www.example.test/", Scopes.Short(_network));
        Assert.Null(fact.Failure);
        Assert.Equal((200, "begin", true), (fact.Answer?.Status, fact.Answer?.Body, fact.Answer?.Truncated));
    }

    [Fact]
    public async Task Silence_reset_close_and_garbage_are_told_apart()
    {
        await using var silent = RawPeer.Silent();
        await using var resetting = RawPeer.Resetting();
        await using var closing = RawPeer.Answering("");
        await using var garbage = RawPeer.Answering("\u0001\u0002garbage\r\n\r\n");
        const string url = "http://www.example.test/";
        Assert.Equal(FailureKind.Timeout, (await GetAsync(silent.EndPoint, url, Scopes.Short(_network))).Failure?.Kind);
        Assert.Equal(FailureKind.Reset, (await GetAsync(resetting.EndPoint, url)).Failure?.Kind);
        Assert.Equal(FailureKind.Closed, (await GetAsync(closing.EndPoint, url)).Failure?.Kind);
        var failure = (await GetAsync(garbage.EndPoint, url)).Failure;
        Assert.Equal((FailureKind.ProtocolError, "..garbage...."), (failure?.Kind, failure?.Received));
    }

    [Fact]
    public async Task Headers_beyond_the_limit_are_too_large()
    {
        await using var peer = RawPeer.Answering($"HTTP/1.1 200 OK\r\nX: {new string('x', 100_000)}\r\n\r\n");
        Assert.Equal(FailureKind.TooLarge, (await GetAsync(peer.EndPoint, "http://www.example.test/")).Failure?.Kind);
    }

    [Fact]
    public async Task Control_characters_of_a_body_do_not_reach_the_report()
    {
        await using var peer = RawPeer.Answering("HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\na\u001b[2Jb");
        Assert.Equal("a.[2Jb", (await GetAsync(peer.EndPoint, "http://www.example.test/")).Answer?.Body);
    }
}
