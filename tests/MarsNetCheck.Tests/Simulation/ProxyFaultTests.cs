using System.Net;
using System.Net.Sockets;
using MarsNetCheck.Routes;
using MarsNetCheck.Simulation;
using MarsNetCheck.Simulation.Sites;

namespace MarsNetCheck.Tests.Simulation;

public sealed class ProxyFaultTests
{
    [Fact]
    public async Task A_tunnel_leads_to_the_genuine_host()
    {
        await using var network = Start("healthy-proxy");
        await using var stream = await DialAsync(network);
        Assert.StartsWith("HTTP/1.1 200 Connection established", await stream.ConnectAsync($"{SampleCatalog.Blob}:443"), StringComparison.Ordinal);
        var (tls, chain) = await network.HandshakeAsync(stream, SampleCatalog.Blob);
        await using (tls)
        {
            Assert.True(chain[0].MatchesHostname(SampleCatalog.Blob));
            Assert.StartsWith("HTTP/1.1 400 ", await tls.GetAsync(SampleCatalog.Blob), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_proxy_that_speaks_tls_shows_a_certificate_that_the_machine_trusts()
    {
        await using var network = Start("healthy-https-proxy");
        var outer = await DialAsync(network, ProxyScheme.Https);
        var (tls, chain) = await network.HandshakeAsync(outer, Pretended.ProxyHost);
        await using (tls)
        {
            Assert.True(chain[0].MatchesHostname(Pretended.ProxyHost));
            Assert.Contains(network.TrustedRoots, r => string.Equals(r.Subject, chain[0].Issuer, StringComparison.Ordinal));
            Assert.StartsWith("HTTP/1.1 200 ", await tls.ConnectAsync($"{SampleCatalog.Login}:443"), StringComparison.Ordinal);
            var inner = (await network.HandshakeAsync(tls, SampleCatalog.Login)).Stream;
            await using (inner)
                Assert.StartsWith("HTTP/1.1 200 ", await inner.GetAsync(SampleCatalog.Login), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Plain_http_is_forwarded_and_marked()
    {
        await using var network = Start("healthy-proxy");
        await using var stream = await DialAsync(network);
        var answer = await stream.GetAsync(SampleCatalog.Ncsi, $"http://{SampleCatalog.Ncsi}/connecttest.txt");
        Assert.EndsWith("Microsoft Connect Test", answer, StringComparison.Ordinal);
        Assert.Contains("\r\nVia: 1.1 proxy.contoso.test (squid/5.7)\r\n", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_that_does_not_exist_is_the_proxys_dns_failure()
    {
        await using var network = Start("healthy-proxy");
        await using var stream = await DialAsync(network);
        Assert.Contains("\r\nX-Squid-Error: ERR_DNS_FAIL 0\r\n", await stream.ConnectAsync("nothing.example.test:443"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("proxy-auth-basic", "HTTP/1.1 407 ", "\r\nProxy-Authenticate: Basic realm=")]
    [InlineData("proxy-auth-negotiate", "HTTP/1.1 407 ", "\r\nProxy-Authenticate: Negotiate\r\nProxy-Authenticate: NTLM\r\n")]
    [InlineData("proxy-denied", "HTTP/1.1 403 ", "\r\nX-Squid-Error: ERR_ACCESS_DENIED 0\r\n")]
    [InlineData("proxy-upstream-dns", "HTTP/1.1 503 ", "ERR_DNS_FAIL")]
    [InlineData("proxy-upstream-timeout", "HTTP/1.1 504 ", "ERR_CONNECT_FAIL 110")]
    [InlineData("proxy-upstream-failed", "HTTP/1.1 503 ", "ERR_CONNECT_FAIL 111")]
    [InlineData("proxy-upstream-no-parent", "HTTP/1.1 500 ", "ERR_CANNOT_FORWARD")]
    [InlineData("proxy-redirect", "HTTP/1.1 302 ", "\r\nLocation: https://login.contoso.test/")]
    [InlineData("proxy-network-auth", "HTTP/1.1 511 ", "Log in")]
    [InlineData("proxy-ssh", "SSH-2.0-", "")]
    [InlineData("proxy-web-server-400", "HTTP/1.1 400 ", "nginx")]
    [InlineData("proxy-web-server-404", "HTTP/1.1 404 ", "Apache")]
    [InlineData("proxy-web-server-405", "HTTP/1.1 405 ", "\r\nAllow: ")]
    [InlineData("proxy-garbage", "\0\u0001", "DEADBEEF")]
    public async Task The_answer_to_connect_is_the_faults(string scenario, string begin, string part)
    {
        await using var network = Start(scenario);
        await using var stream = await DialAsync(network);
        var answer = await stream.ConnectAsync($"{SampleCatalog.Blob}:443");
        Assert.StartsWith(begin, answer, StringComparison.Ordinal);
        Assert.Contains(part, answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_policy_strikes_its_destinations_only()
    {
        await using var network = Start("proxy-denied-storage");
        await using var denied = await DialAsync(network);
        await using var allowed = await DialAsync(network);
        Assert.StartsWith("HTTP/1.1 403 ", await denied.ConnectAsync($"{SampleCatalog.Blob}:443"), StringComparison.Ordinal);
        Assert.StartsWith("HTTP/1.1 200 ", await allowed.ConnectAsync($"{SampleCatalog.Login}:443"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Silence_after_connect_lasts()
    {
        await using var network = Start("proxy-timeout");
        await using var stream = await DialAsync(network);
        await stream.SendAsync($"CONNECT {SampleCatalog.Blob}:443 HTTP/1.1\r\nHost: {SampleCatalog.Blob}:443\r\n\r\n");
        Assert.True(await stream.IsSilentAsync());
    }

    [Fact]
    public async Task A_reset_after_connect_is_a_reset()
    {
        await using var network = Start("proxy-reset");
        await using var stream = await DialAsync(network);
        var failure = await Assert.ThrowsAnyAsync<IOException>(() => stream.ConnectAsync($"{SampleCatalog.Blob}:443"));
        Assert.Equal(SocketError.ConnectionReset, Visitor.SocketErrorOf(failure));
    }

    [Fact]
    public async Task A_proxy_that_is_not_there_refuses()
    {
        await using var network = Start("proxy-refused");
        Assert.Equal(SocketError.ConnectionRefused, (await network.DialFailureAsync(Pretended.Proxy, WellKnownPort.HttpProxy)).Error);
    }

    [Fact]
    public async Task An_untrusted_proxy_shows_a_certificate_that_signs_itself()
    {
        await using var network = Start("proxy-tls-untrusted");
        var (tls, chain) = await network.HandshakeAsync(await DialAsync(network, ProxyScheme.Https), Pretended.ProxyHost);
        await using (tls)
            Assert.Equal(chain[0].Subject, chain[0].Issuer);
    }

    [Fact]
    public async Task A_proxy_that_should_speak_tls_and_does_not_answers_plainly()
    {
        await using var network = Start("proxy-tls-not-tls");
        await using var stream = await DialAsync(network, ProxyScheme.Https);
        Assert.StartsWith("HTTP/1.1 400 ", await stream.ReadAnswerAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_scenario_sets_the_run_up_with_its_proxy_and_the_genuine_root()
    {
        var scenario = ScenarioBook.Find("healthy-https-proxy")!;
        var network = Start(scenario.Name);
        var options = scenario.Configure(new NetCheckOptions(), network);
        Assert.Equal("https://proxy.contoso.test:8443", options.Proxy?.ToString());
        Assert.False(options.NoProxy);
        Assert.Equal([network.GenuineRoot], options.ExpectedRoots);
        Assert.True(ScenarioBook.Find("healthy")!.Configure(new NetCheckOptions(), network).NoProxy);
    }

    private static SimulatedNetwork Start(string scenario) => SimulatedNetwork.Start(SampleCatalog.Create(), ScenarioBook.Find(scenario)!);

    private static async Task<Stream> DialAsync(SimulatedNetwork network, ProxyScheme scheme = ProxyScheme.Http)
    {
        var proxy = SimulatedNetwork.ProxyOf(scheme);
        var addresses = await network.LookUpBySystemAsync(proxy.Host, Visitor.Token);
        return (await network.DialAsync(new IPEndPoint(addresses[0], proxy.Port), Visitor.Token)).Stream;
    }
}
