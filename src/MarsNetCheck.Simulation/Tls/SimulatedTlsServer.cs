using Org.BouncyCastle.Tls;
using Org.BouncyCastle.Tls.Crypto;
using Org.BouncyCastle.Tls.Crypto.Impl.BC;

namespace MarsNetCheck.Simulation.Tls;

/// <summary>The TLS server side of one connection: one identity, chosen versions, and the cheapest sound settings.</summary>
internal sealed class SimulatedTlsServer : DefaultTlsServer
{
    private static readonly int[] PlainSuites =
    [
        CipherSuite.TLS_AES_128_GCM_SHA256,
        CipherSuite.TLS_AES_256_GCM_SHA384,
        CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256,
        CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384,
        CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA,
        CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA,
    ];

    private static readonly SignatureAndHashAlgorithm EcdsaSha256 =
        SignatureAndHashAlgorithm.GetInstance(HashAlgorithm.sha256, SignatureAlgorithm.ecdsa);

    private static readonly int[] Groups = [NamedGroup.x25519, NamedGroup.secp256r1];

    private readonly ServerIdentity _identity;
    private readonly TlsVersions _versions;

    /// <summary>Makes the server side of one connection.</summary>
    public SimulatedTlsServer(ServerIdentity identity, TlsVersions versions)
        : base(identity.Crypto)
    {
        ArgumentNullException.ThrowIfNull(identity);
        ArgumentOutOfRangeException.ThrowIfEqual((int)versions, (int)TlsVersions.None, nameof(versions));
        _identity = identity;
        _versions = versions;
    }

    /// <summary>X25519 and P-256 only: the two groups that are cheap in managed code and that every client offers.</summary>
    public override int[] GetSupportedGroups() => Groups;

    /// <inheritdoc/>
    public override TlsCredentials GetCredentials()
    {
        var version = m_context.ServerVersion;
        var certificate = TlsUtilities.IsTlsV13(version)
            ? new Certificate(TlsUtilities.EmptyBytes, [.. _identity.Chain.Select(c => new CertificateEntry(c, null))])
            : new Certificate([.. _identity.Chain]);
        return new BcDefaultTlsCredentialedSigner(
            new TlsCryptoParameters(m_context), _identity.Crypto, _identity.PrivateKey, certificate, EcdsaSha256);
    }

    /// <inheritdoc/>
    protected override ProtocolVersion[] GetSupportedVersions()
    {
        var versions = new List<ProtocolVersion>(2);
        if (_versions.HasFlag(TlsVersions.Tls13))
            versions.Add(ProtocolVersion.TLSv13);
        if (_versions.HasFlag(TlsVersions.Tls12))
            versions.Add(ProtocolVersion.TLSv12);
        return [.. versions];
    }

    /// <inheritdoc/>
    protected override int[] GetSupportedCipherSuites() => PlainSuites;

    /// <inheritdoc/>
    protected override bool PreferLocalCipherSuites() => true;

    /// <inheritdoc/>
    protected override int SelectECDH(int minimumCurveBits)
    {
        // The base class takes the client's first group, which may be a dear one.
        var offered = m_context.SecurityParameters.ClientSupportedGroups;
        return offered is null ? NamedGroup.secp256r1 : Array.Find(Groups, offered.Contains) is var found and > 0 ? found : -1;
    }
}
