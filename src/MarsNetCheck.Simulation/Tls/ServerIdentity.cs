using MarsNetCheck.Simulation.Certificates;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Tls.Crypto;
using Org.BouncyCastle.Tls.Crypto.Impl.BC;

namespace MarsNetCheck.Simulation.Tls;

/// <summary>A certificate chain and key made ready once, and then shared by every connection that presents it.</summary>
internal sealed class ServerIdentity
{
    private readonly TlsCertificate[] _chain;

    /// <summary>Makes certificates ready to be served, the server's own first.</summary>
    public ServerIdentity(BcTlsCrypto crypto, IEnumerable<IssuedCertificate> served)
    {
        IssuedCertificate[] certificates = [.. served];
        Crypto = crypto;
        _chain = [.. certificates.Select(c => crypto.CreateCertificate(c.Der.ToArray()))];
        PrivateKey = certificates[0].PrivateKey;
    }

    /// <summary>The cryptography all identities share; it is safe for use by many connections at once.</summary>
    public BcTlsCrypto Crypto { get; }

    /// <summary>The private key of the first certificate.</summary>
    public ECPrivateKeyParameters PrivateKey { get; }

    /// <summary>The chain to send, the server's own certificate first.</summary>
    public IReadOnlyList<TlsCertificate> Chain => _chain;
}
