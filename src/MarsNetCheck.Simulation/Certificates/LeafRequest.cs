using Org.BouncyCastle.Crypto;

namespace MarsNetCheck.Simulation.Certificates;

/// <summary>What a server certificate is to look like.</summary>
internal sealed record LeafRequest
{
    /// <summary>Whose it is.</summary>
    public required DistinguishedName Subject { get; init; }

    /// <summary>The names it is for (RFC 5280 section 4.2.1.6).</summary>
    public required IReadOnlyList<string> Names { get; init; }

    /// <summary>When it is valid.</summary>
    public required CertificateValidity Validity { get; init; }

    /// <summary>The P-256 key pair; one may serve many certificates.</summary>
    public required AsymmetricCipherKeyPair Keys { get; init; }

    /// <summary>The signer; null for a self-signed certificate.</summary>
    public IssuedCertificate? Issuer { get; init; }

    /// <summary>Where the issuer's revocation list is; null for nowhere.</summary>
    public string? List { get; init; }

    /// <summary>Where the issuer's OCSP responder is; null for nowhere.</summary>
    public string? Responder { get; init; }

    /// <summary>The signature algorithm, by its BouncyCastle name.</summary>
    public string Algorithm { get; init; } = CertificateForge.Sha256;
}
