using System.Collections.Immutable;

namespace MarsNetCheck.Facts;

/// <summary>What a certificate says (RFC 5280).</summary>
public sealed record CertificateFact
{
    /// <summary>The subject's distinguished name.</summary>
    public required string Subject { get; init; }

    /// <summary>The issuer's distinguished name.</summary>
    public required string Issuer { get; init; }

    /// <summary>The issuer's common name; null if it has none.</summary>
    public string? IssuerCommonName { get; init; }

    /// <summary>The issuer's organization; null if it has none.</summary>
    public string? IssuerOrganization { get; init; }

    /// <summary>SHA-1 thumbprint, upper-case hexadecimal.</summary>
    public required string Thumbprint { get; init; }

    /// <summary>Beginning of validity.</summary>
    public required DateTimeOffset NotBefore { get; init; }

    /// <summary>End of validity.</summary>
    public required DateTimeOffset NotAfter { get; init; }

    /// <summary>The DNS names of the subject alternative name extension, the first 32.</summary>
    public ImmutableArray<string> DnsNames { get; init; } = [];

    /// <summary>The key's algorithm by its friendly name, for example <c>RSA</c>.</summary>
    public string? KeyAlgorithm { get; init; }

    /// <summary>The key's size in bits; null if it could not be told.</summary>
    public int? KeySize { get; init; }

    /// <summary>The signature's algorithm by its friendly name, for example <c>sha256RSA</c>.</summary>
    public string? SignatureAlgorithm { get; init; }

    /// <summary>The serial number, upper-case hexadecimal; null if it was not read.</summary>
    public string? SerialNumber { get; init; }

    /// <summary>Where its issuer's revocation list is fetched (RFC 5280 section 4.2.1.13): http addresses only, the first 4.</summary>
    public ImmutableArray<Uri> CrlUrls { get; init; } = [];

    /// <summary>The OCSP responders that know it (RFC 5280 section 4.2.2.1): http addresses only, the first 4.</summary>
    public ImmutableArray<Uri> OcspUrls { get; init; } = [];
}
