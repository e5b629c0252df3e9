using MarsNetCheck.Facts;
using MarsNetCheck.Stages;
using MarsNetCheck.Tests.Peers;

namespace MarsNetCheck.Tests.Stages;

public sealed class DownloadTests
{
    private static readonly LoopbackNetwork _network = new();

    [Fact]
    public async Task A_document_that_does_not_come_is_no_empty_one()
    {
        await using var peer = RawPeer.Silent();

        var (fact, body, _) = await GetAsync(peer, Scopes.Short(_network));

        Assert.Equal(FailureKind.Timeout, fact.Failure?.Kind);
        Assert.Null(body);
    }

    [Fact]
    public async Task A_request_says_when_it_began()
    {
        await using var peer = RawPeer.Answering("HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\n0");
        var before = DateTimeOffset.UtcNow;

        var (fact, body, _) = await GetAsync(peer, Scopes.Patient(_network));

        Assert.InRange(fact.StartedAt!.Value, before, DateTimeOffset.UtcNow);
        Assert.Equal(1, body?.Length);
    }

    [Theory]
    [InlineData("200 OK")]
    [InlineData("404 Not Found")]
    public async Task Of_what_is_no_document_only_the_status_and_the_media_type_are_kept(string status)
    {
        await using var peer = RawPeer.Answering($"HTTP/1.1 {status}\r\nContent-Type: application/json\r\nX-Role: hunter2\r\nContent-Length: 22\r\n\r\n{{\"password\":\"hunter2\"}}");

        var (fact, _, _) = await GetAsync(peer, Scopes.Patient(_network));

        Assert.Equal(status[..3], fact.Answer!.Status.ToString(System.Globalization.CultureInfo.InvariantCulture));
        Assert.Empty(fact.Answer.Body);
        Assert.Equal("application/json", Assert.Single(fact.Answer.Headers).Value);
    }

    private static async Task<Downloaded> GetAsync(RawPeer peer, ProbeScope scope)
    {
        var (_, wire) = await Connect.RunAsync(peer.EndPoint, scope);
        return await Download.RunAsync(wire!, new Uri("http://crl.example.test/a.crl"), 1024, scope);
    }
}
