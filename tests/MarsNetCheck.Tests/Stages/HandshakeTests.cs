using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using MarsNetCheck.Facts;
using MarsNetCheck.Stages;
using MarsNetCheck.Tests.Peers;

namespace MarsNetCheck.Tests.Stages;

public sealed class HandshakeTests : IDisposable
{
    private const string Host = "login.example.test";
    private readonly Certificates _certificates = new();

    public void Dispose() => _certificates.Dispose();

    private static RawPeer Serving(X509Certificate2 certificate, SslProtocols protocols = SslProtocols.None) => new(async (stream, token) =>
    {
        await using var tls = new SslStream(stream);
        await tls.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = certificate, EnabledSslProtocols = protocols }, token);
        await RawPeer.ReadSomeAsync(tls, token);
    });

    private static async Task<HandshakeFact> ShakeAsync(RawPeer peer, ProbeScope scope, params X509Certificate2[] expected)
    {
        var (connect, wire) = await Connect.RunAsync(peer.EndPoint, scope);
        Assert.Null(connect.Failure);
        var (fact, stream) = await new Handshake(new CertificateJudge([.. expected])).RunAsync(wire!, Host, scope);
        if (stream is not null)
            await stream.DisposeAsync();
        return fact;
    }

    [Fact]
    public async Task A_trusted_chain_is_recorded_to_its_root()
    {
        using var leaf = _certificates.Leaf(Host);
        await using var peer = Serving(leaf);
        var fact = await ShakeAsync(peer, Scopes.Patient(new LoopbackNetwork { TrustedRoots = [_certificates.Root] }), _certificates.Root);
        Assert.Null(fact.Failure);
        Assert.Equal((true, true, true), (fact.Trusted, fact.ExpectedRoot, fact.NameMatches));
        Assert.Equal(_certificates.Root.Thumbprint, fact.Root);
        Assert.Equal([Host], fact.Chain[0].DnsNames);
        Assert.Equal(("Test Root", "Test"), (fact.Chain[0].IssuerCommonName, fact.Chain[0].IssuerOrganization));
        Assert.Equal(256, fact.Chain[0].KeySize);
        Assert.Empty(fact.ChainProblems);
        Assert.StartsWith("Tls1", fact.Protocol, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_foreign_root_does_not_fail_the_handshake()
    {
        using var leaf = _certificates.Leaf(Host);
        await using var peer = Serving(leaf);
        var fact = await ShakeAsync(peer, Scopes.Patient(new LoopbackNetwork()));
        Assert.Null(fact.Failure);
        Assert.Equal((false, false), (fact.Trusted, fact.ExpectedRoot));
        Assert.Null(fact.Root);
        Assert.Contains(nameof(X509ChainStatusFlags.PartialChain), fact.ChainProblems);
    }

    [Fact]
    public async Task A_wrong_name_and_an_expired_certificate_are_recorded()
    {
        using var leaf = _certificates.Leaf("other.example.test", fromDays: -30, toDays: -1);
        await using var peer = Serving(leaf);
        var fact = await ShakeAsync(peer, Scopes.Patient(new LoopbackNetwork { TrustedRoots = [_certificates.Root] }));
        Assert.Null(fact.Failure);
        Assert.False(fact.NameMatches);
        Assert.True(fact.Trusted);
        Assert.Contains(nameof(X509ChainStatusFlags.NotTimeValid), fact.ChainProblems);
        Assert.True(fact.Chain[0].NotAfter < fact.JudgedAt);
    }

    [Fact]
    public async Task A_server_that_agrees_on_TLS_12_only_says_so()
    {
        using var leaf = _certificates.Leaf(Host);
        await using var peer = Serving(leaf, SslProtocols.Tls12);
        Assert.Equal("Tls12", (await ShakeAsync(peer, Scopes.Patient(new LoopbackNetwork()))).Protocol);
    }

    [Fact]
    [Trait("Only", "Unix")]
    public async Task Nothing_older_than_TLS_12_is_offered()
    {
        var greeting = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var peer = new RawPeer(async (stream, token) => greeting.SetResult(await RawPeer.ReadSomeAsync(stream, token)));
        await ShakeAsync(peer, Scopes.Patient(new LoopbackNetwork()));
        // The extension supported_versions (RFC 8446 section 4.2.1): its number 43, its length, the length of the list, and TLS 1.3 and 1.2.
        Assert.Contains("\u0000\u002b\u0000\u0005\u0004\u0003\u0004\u0003\u0003", await greeting.Task, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_that_the_platform_cannot_read_is_no_end_of_the_run()
    {
        using var odd = _certificates.OddlyNamedRoot();
        await using var peer = Serving(odd);
        var fact = await ShakeAsync(peer, Scopes.Patient(new LoopbackNetwork()));
        Assert.Null(fact.Failure);
        Assert.Null(fact.Chain[0].IssuerCommonName);
        Assert.False(fact.NameMatches);
    }

    [Fact]
    public async Task A_reset_after_the_ClientHello_is_a_reset()
    {
        await using var peer = RawPeer.Resetting();
        var fact = await ShakeAsync(peer, Scopes.Patient(new LoopbackNetwork()));
        Assert.Equal((FailureKind.Reset, 0L), (fact.Failure?.Kind, fact.BytesReceived));
    }

    [Fact]
    public async Task An_orderly_close_after_the_ClientHello_is_a_close()
    {
        await using var peer = RawPeer.Answering("");
        Assert.Equal(FailureKind.Closed, (await ShakeAsync(peer, Scopes.Patient(new LoopbackNetwork()))).Failure?.Kind);
    }

    [Fact]
    public async Task Silence_after_the_ClientHello_is_a_timeout()
    {
        await using var peer = RawPeer.Silent();
        Assert.Equal(FailureKind.Timeout, (await ShakeAsync(peer, Scopes.Short(new LoopbackNetwork()))).Failure?.Kind);
    }

    [Fact]
    public async Task An_answer_in_another_protocol_is_shown()
    {
        await using var peer = RawPeer.Answering("HTTP/1.1 400 Bad Request\r\n\r\n");
        var failure = (await ShakeAsync(peer, Scopes.Patient(new LoopbackNetwork()))).Failure;
        Assert.Equal((FailureKind.NotTls, "HTTP/1.1 400 Bad Request...."), (failure?.Kind, failure?.Received));
    }

    [Theory]
    [InlineData(40, FailureKind.TlsAlert)]
    [InlineData(112, FailureKind.TlsAlert)]
    [InlineData(70, FailureKind.TlsVersion)]
    public async Task An_alert_is_told_by_its_number(int alert, FailureKind kind)
    {
        await using var peer = RawPeer.Answering($"\u0015\u0003\u0003\0\u0002\u0002{(char)alert}");
        var failure = (await ShakeAsync(peer, Scopes.Patient(new LoopbackNetwork()))).Failure;
        Assert.Equal((kind, alert), (failure?.Kind, failure?.Alert));
    }
}
