using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using MarsNetCheck.Simulation;

namespace MarsNetCheck.Tests.Simulation;

public sealed class TlsFaultTests
{
    [Theory]
    [InlineData("tls-reset")]
    [InlineData("tls-reset-by-name")]
    public async Task A_reset_is_a_reset(string scenario)
    {
        await using var network = Start(scenario);
        Assert.Equal(SocketError.ConnectionReset, Visitor.SocketErrorOf(await FailureAsync(network, SampleCatalog.Blob)));
    }

    [Fact]
    public async Task A_filtered_address_resets_every_name()
    {
        await using var network = Start("tls-reset");
        Assert.Equal(SocketError.ConnectionReset, Visitor.SocketErrorOf(await FailureAsync(network, SampleCatalog.Blob, "www.example.com")));
    }

    [Fact]
    public async Task A_filtered_name_lets_another_name_through_on_the_same_address()
    {
        await using var network = Start("tls-reset-by-name");
        await using var tls = (await network.HandshakeAsync(await network.DialAsync(SampleCatalog.Blob, 443), "www.example.com")).Stream;
        Assert.True(tls.IsAuthenticated);
    }

    [Fact]
    public async Task A_close_is_an_end_without_a_reset()
    {
        await using var network = Start("tls-closed");
        await using var stream = await network.DialAsync(SampleCatalog.Login, 443);
        var failure = await Assert.ThrowsAnyAsync<Exception>(() => network.HandshakeAsync(stream, SampleCatalog.Login));
        Assert.Null(Visitor.SocketErrorOf(failure));
    }

    [Fact]
    public async Task Silence_after_the_hello_lasts()
    {
        await using var network = Start("tls-timeout");
        var handshake = network.ConnectTlsAsync(SampleCatalog.Blob);
        Assert.NotSame(handshake, await Task.WhenAny(handshake, Task.Delay(Visitor.Patience, Visitor.Token)));
        await network.DisposeAsync();
        await Assert.ThrowsAnyAsync<Exception>(() => handshake);
    }

    [Fact]
    public async Task An_alert_ends_the_handshake()
    {
        await using var network = Start("tls-alert");
        Assert.IsType<AuthenticationException>(await FailureAsync(network, SampleCatalog.Blob));
    }

    [Theory]
    [InlineData("tls-old-version", SampleCatalog.Login)]
    [InlineData("tls-version-alert", SampleCatalog.Blob)]
    public async Task An_old_server_and_a_client_of_today_find_no_version(string scenario, string host)
    {
        await using var network = Start(scenario);
        Assert.IsType<AuthenticationException>(await FailureAsync(network, host));
    }

    [Fact]
    public async Task A_peer_that_speaks_no_tls_answers_in_plain_http()
    {
        await using var network = Start("tls-not-tls");
        await using var stream = await network.DialAsync(SampleCatalog.Blob, 443);
        var failure = await Assert.ThrowsAnyAsync<Exception>(() => network.HandshakeAsync(stream, SampleCatalog.Blob));
        Assert.True(failure is AuthenticationException or IOException);
    }

    [Fact]
    public async Task Servers_of_tls_1_2_speak_just_that()
    {
        await using var network = Start("healthy-tls12");
        await using var tls = await network.ConnectTlsAsync(SampleCatalog.Login);
        Assert.Equal(SslProtocols.Tls12, tls.SslProtocol);
    }

    [Fact]
    public async Task An_intercepted_chain_ends_elsewhere_and_is_not_trusted()
    {
        await using var network = Start("tls-intercepted");
        var chain = await ChainAsync(network, SampleCatalog.Login);
        Assert.True(chain[0].MatchesHostname(SampleCatalog.Login));
        Assert.Contains("Contoso TLS Inspection CA", chain[0].Issuer, StringComparison.Ordinal);
        Assert.NotEqual(X509ChainStatusFlags.NoError, Build(network, chain));
    }

    [Fact]
    public async Task A_trusted_product_is_in_the_machines_store_and_named_in_the_issuer()
    {
        await using var network = Start("tls-intercepted-zscaler");
        var chain = await ChainAsync(network, SampleCatalog.Blob);
        Assert.Contains("Zscaler", chain[0].Issuer, StringComparison.Ordinal);
        Assert.Equal(X509ChainStatusFlags.NoError, Build(network, chain));
    }

    [Fact]
    public async Task A_self_signed_certificate_is_its_own_issuer()
    {
        await using var network = Start("tls-self-signed");
        var chain = await ChainAsync(network, SampleCatalog.Blob);
        Assert.Equal(chain[0].Subject, chain[0].Issuer);
    }

    [Fact]
    public async Task A_genuine_chain_builds_to_the_genuine_root()
    {
        await using var network = Start("healthy");
        Assert.Equal(X509ChainStatusFlags.NoError, Build(network, await ChainAsync(network, SampleCatalog.Blob)));
    }

    [Fact]
    public async Task Without_its_intermediate_a_genuine_certificate_does_not_build()
    {
        await using var network = Start("tls-incomplete-chain");
        var chain = await ChainAsync(network, "pod01.we.backup.example.test");
        Assert.Single(chain);
        Assert.True(Build(network, chain).HasFlag(X509ChainStatusFlags.PartialChain));
    }

    [Theory]
    [InlineData("tls-expired")]
    [InlineData("tls-not-yet-valid")]
    public async Task Dates_that_are_wrong_are_all_that_is_wrong(string scenario)
    {
        await using var network = Start(scenario);
        Assert.Equal(X509ChainStatusFlags.NotTimeValid, Build(network, await ChainAsync(network, SampleCatalog.Blob)));
    }

    [Fact]
    public async Task A_certificate_of_another_host_builds_and_does_not_match()
    {
        await using var network = Start("tls-name-mismatch");
        var chain = await ChainAsync(network, SampleCatalog.Blob);
        Assert.False(chain[0].MatchesHostname(SampleCatalog.Blob));
        Assert.Equal(X509ChainStatusFlags.NoError, Build(network, chain));
    }

    [Fact]
    public async Task A_weak_certificate_is_signed_with_sha_1()
    {
        await using var network = Start("tls-weak");
        var chain = await ChainAsync(network, SampleCatalog.Blob);
        Assert.Contains("sha1", chain[0].SignatureAlgorithm.FriendlyName, StringComparison.OrdinalIgnoreCase);
    }

    private static SimulatedNetwork Start(string scenario) => SimulatedNetwork.Start(SampleCatalog.Create(), ScenarioBook.Find(scenario)!);

    private static async Task<Exception> FailureAsync(SimulatedNetwork network, string host, string? name = null)
    {
        await using var stream = await network.DialAsync(host, 443);
        return await Assert.ThrowsAnyAsync<Exception>(() => network.HandshakeAsync(stream, name ?? host));
    }

    private static async Task<IReadOnlyList<X509Certificate2>> ChainAsync(SimulatedNetwork network, string host)
    {
        var (stream, chain) = await network.HandshakeAsync(await network.DialAsync(host, 443), host);
        await using (stream)
            return chain;
    }

    private static X509ChainStatusFlags Build(SimulatedNetwork network, IReadOnlyList<X509Certificate2> sent)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.DisableCertificateDownloads = true;
        chain.ChainPolicy.CustomTrustStore.AddRange(network.TrustedRoots);
        chain.ChainPolicy.ExtraStore.AddRange(sent.Skip(1).ToArray());
        chain.Build(sent[0]);
        return chain.ChainStatus.Aggregate(X509ChainStatusFlags.NoError, (all, s) => all | s.Status);
    }
}
