using System.Net.Sockets;
using MarsNetCheck.Simulation;

namespace MarsNetCheck.Tests.Simulation;

public sealed class HttpFaultTests
{
    private const string Pod = "pod01.we.backup.example.test";

    [Theory]
    [InlineData("http-block-page-fortiguard", SampleCatalog.Blob, "HTTP/1.1 403 ", "Powered By FortiGuard")]
    [InlineData("http-block-page-zscaler", SampleCatalog.Login, "HTTP/1.1 403 ", "<title>Internet Security by Zscaler</title>")]
    [InlineData("http-redirect-opened", SampleCatalog.Blob, "HTTP/1.1 302 ", "\r\nLocation: https://policy.example.net/")]
    [InlineData("http-server-error-500", SampleCatalog.Login, "HTTP/1.1 500 ", "token_endpoint")]
    [InlineData("http-server-error-503", SampleCatalog.Login, "HTTP/1.1 503 ", "token_endpoint")]
    [InlineData("http-content", SampleCatalog.Login, "HTTP/1.1 200 ", "Welcome")]
    [InlineData("healthy-sample-unwell", SampleCatalog.Blob, "HTTP/1.1 503 ", "Windows-Azure-Blob")]
    public async Task The_answer_is_the_faults(string scenario, string host, string begin, string part)
    {
        await using var network = Start(scenario);
        await using var tls = await network.ConnectTlsAsync(host);
        var answer = await tls.GetAsync(host);
        Assert.StartsWith(begin, answer, StringComparison.Ordinal);
        Assert.Contains(part, answer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http-auth-required", "HTTP/1.1 407 ", "\r\nProxy-Authenticate: NTLM\r\n")]
    [InlineData("http-auth-required-401", "HTTP/1.1 401 ", "\r\nWWW-Authenticate: Basic")]
    [InlineData("http-status", "HTTP/1.1 418 ", "")]
    [InlineData("captive-portal-page", "HTTP/1.1 200 ", "terms of use")]
    public async Task The_answer_in_clear_is_the_faults(string scenario, string begin, string part)
    {
        await using var network = Start(scenario);
        await using var stream = await network.DialAsync(SampleCatalog.Ncsi, 80);
        var answer = await stream.GetAsync(SampleCatalog.Ncsi);
        Assert.StartsWith(begin, answer, StringComparison.Ordinal);
        Assert.Contains(part, answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_portal_redirects_the_connectivity_probe()
    {
        await using var network = Start("captive-portal");
        await using var stream = await network.DialAsync(SampleCatalog.Ncsi, 80);
        Assert.Contains("\r\nLocation: http://guest-portal.contoso.test/", await stream.GetAsync(SampleCatalog.Ncsi), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_transparent_proxy_leaves_its_mark_on_plain_http_only()
    {
        await using var network = Start("healthy-transparent-proxy");
        await using var plain = await network.DialAsync(SampleCatalog.Ncsi, 80);
        await using var tls = await network.ConnectTlsAsync(SampleCatalog.Blob);
        Assert.Contains("\r\nVia: ", await plain.GetAsync(SampleCatalog.Ncsi), StringComparison.Ordinal);
        Assert.DoesNotContain("\r\nVia: ", await tls.GetAsync(SampleCatalog.Blob), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Silence_after_the_request_lasts()
    {
        await using var network = Start("http-timeout");
        await using var tls = await network.ConnectTlsAsync(SampleCatalog.Blob);
        await tls.SendAsync("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
        Assert.True(await tls.IsSilentAsync());
    }

    [Fact]
    public async Task A_reset_after_the_request_is_a_reset()
    {
        await using var network = Start("http-reset");
        await using var tls = await network.ConnectTlsAsync(SampleCatalog.Blob);
        var failure = await Assert.ThrowsAnyAsync<IOException>(() => tls.GetAsync(SampleCatalog.Blob));
        Assert.Equal(SocketError.ConnectionReset, Visitor.SocketErrorOf(failure));
    }

    [Fact]
    public async Task Garbage_is_no_http()
    {
        await using var network = Start("http-garbage");
        await using var tls = await network.ConnectTlsAsync(Pod);
        Assert.DoesNotContain("HTTP/1.", await tls.GetAsync(Pod), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_slow_drip_comes_in_pieces_and_whole()
    {
        await using var network = Start("healthy-slow-drip");
        await using var stream = await network.DialAsync(SampleCatalog.Ncsi, 80);
        await stream.SendAsync($"GET /connecttest.txt HTTP/1.1\r\nHost: {SampleCatalog.Ncsi}\r\n\r\n");
        var first = await stream.ReadAsync(new byte[4096], Visitor.Token);
        Assert.True(first <= 64);
        Assert.EndsWith("Microsoft Connect Test", await stream.ReadAnswerAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_closes_does_so_after_the_whole_answer()
    {
        await using var network = Start("healthy-closing-servers");
        await using var tls = await network.ConnectTlsAsync(SampleCatalog.Blob);
        Assert.Contains("\r\nConnection: close\r\n", await tls.GetAsync(SampleCatalog.Blob), StringComparison.Ordinal);
        Assert.Equal(0, await tls.ReadAsync(new byte[1], Visitor.Token));
    }

    [Fact]
    public async Task A_request_that_is_too_large_or_no_http_ends_the_connection()
    {
        await using var network = Start("healthy");
        await using var stream = await network.DialAsync(SampleCatalog.Ncsi, 80);
        await stream.SendAsync("this is no request\r\n\r\n");
        Assert.Equal("", await stream.ReadAnswerAsync());
    }

    private static SimulatedNetwork Start(string scenario) => SimulatedNetwork.Start(SampleCatalog.Create(), ScenarioBook.Find(scenario)!);
}
