using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using MarsNetCheck.Facts;

namespace MarsNetCheck.Stages;

/// <summary>Makes a TLS handshake and records what it shows. It accepts every certificate: judging is not its job.</summary>
internal sealed class Handshake(CertificateJudge judge)
{
    private const int ProtocolVersionAlert = 70;

    /// <summary>The oldest version that MARS can use: TLS 1.2.</summary>
    private const int OldestVersion = 0x0303;

    /// <summary>Shakes hands over <paramref name="wire"/>, which it owns from now on: the stream that is returned, if any, holds it.</summary>
    public async Task<(HandshakeFact Fact, Stream? Stream)> RunAsync(Stream wire, string serverName, ProbeScope scope)
    {
        var tap = new WireTap(wire) { Records = new TlsRecords() };
        var tls = new SslStream(tap, leaveInnerStreamOpen: false);
        var sent = new List<X509Certificate2>();
        var handedOn = false;
        try
        {
            var attempted = await Attempt.RunAsync(scope, async token =>
            {
                await tls.AuthenticateAsClientAsync(OptionsFor(serverName, sent), token).ConfigureAwait(false);
                return true;
            }).ConfigureAwait(false);
            var fact = FactOf(tls, tap, serverName, sent, attempted, scope);
            handedOn = fact.Ok;
            return (fact, handedOn ? tls : null);
        }
        finally
        {
            sent.ForEach(c => c.Dispose());
            if (!handedOn)
                await tls.DisposeAsync().ConfigureAwait(false);
        }
    }

    // On Windows the machine's own settings count. OpenSSL may offer versions for which .NET has no cipher: who takes one is then misunderstood.
    private static SslProtocols Offered => OperatingSystem.IsWindows() ? SslProtocols.None : SslProtocols.Tls12 | SslProtocols.Tls13;

    private static SslClientAuthenticationOptions OptionsFor(string serverName, List<X509Certificate2> sent) => new()
    {
        TargetHost = serverName,
        EnabledSslProtocols = Offered,
        CertificateRevocationCheckMode = X509RevocationMode.NoCheck,
        // Each address is to show its whole chain. On Windows the default stays: Wine's Schannel fails every handshake without resumption.
        AllowTlsResume = OperatingSystem.IsWindows(),
        // The chain that counts is built afterwards. Here nothing is fetched, and no store is loaded for nothing.
        CertificateChainPolicy = new X509ChainPolicy
        {
            RevocationMode = X509RevocationMode.NoCheck,
            DisableCertificateDownloads = true,
            TrustMode = X509ChainTrustMode.CustomRootTrust,
        },
        RemoteCertificateValidationCallback = (_, certificate, chain, _) => Keep(certificate, chain, sent),
    };

    // Copies share what was decoded already: decoding a certificate anew costs a processor a good part of a millisecond.
    private static bool Keep(X509Certificate? certificate, X509Chain? chain, List<X509Certificate2> sent)
    {
        if (certificate is not null)
            sent.Add(new X509Certificate2(certificate));
        // What the server sent beside its own certificate is in the extra store.
        foreach (var extra in chain?.ChainPolicy.ExtraStore ?? [])
        {
            if (!extra.RawDataMemory.Span.SequenceEqual(sent[0].RawDataMemory.Span))
                sent.Add(new X509Certificate2(extra));
        }
        return true;
    }

    private HandshakeFact FactOf(SslStream tls, WireTap tap, string serverName, List<X509Certificate2> sent, Attempted<bool> attempted, ProbeScope scope)
    {
        var now = scope.Network.Time.GetUtcNow();
        var fact = new HandshakeFact
        {
            ServerName = serverName,
            StartedAt = attempted.StartedAt,
            Duration = attempted.Duration,
            Failure = attempted.Failure is null ? null : FailureOf(attempted.Failure, tap),
            BytesReceived = tap.BytesReceived,
            JudgedAt = now,
        };
        if (attempted.Failure is null)
            fact = fact with { Protocol = tls.SslProtocol.ToString(), Cipher = CipherOf(tls) };
        return sent.Count == 0 ? fact : judge.Judge(fact, sent, scope.Network.TrustedRoots);
    }

    private static string? CipherOf(SslStream tls)
    {
        var suite = tls.NegotiatedCipherSuite;
        return suite == TlsCipherSuite.TLS_NULL_WITH_NULL_NULL ? null : suite.ToString();
    }

    /// <summary>The wire says more than the library's exception: what came, and how it ended.</summary>
    private static Failure FailureOf(Failure failure, WireTap tap)
    {
        if (failure.Kind is FailureKind.OutOfBudget)
            return failure;
        var records = tap.Records!;
        if (records.IsForeign == true)
            return failure with { Kind = FailureKind.NotTls, Received = Printable.Of(tap.First) };
        if (records.Alert is { } alert)
            return failure with { Kind = alert == ProtocolVersionAlert ? FailureKind.TlsVersion : FailureKind.TlsAlert, Alert = alert };
        if (records.ServerVersion < OldestVersion)
            return failure with { Kind = FailureKind.TlsVersion };
        if (failure.Kind is FailureKind.Timeout)
            return failure;
        return failure with { Kind = tap.Ended ?? FailureKind.ProtocolError };
    }
}
