using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.X509;

namespace MarsNetCheck.Simulation.Certificates;

/// <summary>A certificate made here, with its private key and the certificate that signed it.</summary>
internal sealed class IssuedCertificate
{
    internal IssuedCertificate(X509Certificate certificate, ECPrivateKeyParameters privateKey, IssuedCertificate? issuer)
    {
        ArgumentNullException.ThrowIfNull(certificate);
        ArgumentNullException.ThrowIfNull(privateKey);
        Certificate = certificate;
        PrivateKey = privateKey;
        Issuer = issuer;
        Der = certificate.GetEncoded();
    }

    /// <summary>The parsed certificate.</summary>
    public X509Certificate Certificate { get; }

    /// <summary>The key that belongs to the certificate.</summary>
    public ECPrivateKeyParameters PrivateKey { get; }

    /// <summary>The signer, or null for a self-signed certificate.</summary>
    public IssuedCertificate? Issuer { get; }

    /// <summary>The certificate as DER, ready for <c>X509CertificateLoader.LoadCertificate</c>.</summary>
    public ReadOnlyMemory<byte> Der { get; }

    /// <summary>This certificate and its signers up to, but without, the self-signed root: what a server sends.</summary>
    public IReadOnlyList<IssuedCertificate> ServedChain()
    {
        var chain = new List<IssuedCertificate> { this };
        for (var signer = Issuer; signer?.Issuer is not null; signer = signer.Issuer)
        {
            chain.Add(signer);
        }

        return chain;
    }
}
