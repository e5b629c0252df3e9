namespace MarsNetCheck.Facts;

/// <summary>Where a certificate says that its revocation is told.</summary>
public enum RevocationSource
{
    /// <summary>A certificate revocation list (RFC 5280 section 5).</summary>
    Crl,

    /// <summary>An OCSP responder (RFC 6960).</summary>
    Ocsp,
}
