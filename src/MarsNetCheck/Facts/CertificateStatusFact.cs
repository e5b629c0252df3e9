namespace MarsNetCheck.Facts;

/// <summary>What one answer says of one certificate.</summary>
public sealed record CertificateStatusFact
{
    /// <summary>The certificate's subject.</summary>
    public required string Subject { get; init; }

    /// <summary>The certificate's SHA-1 thumbprint, upper-case hexadecimal.</summary>
    public required string Thumbprint { get; init; }

    /// <summary>The certificate's serial number, upper-case hexadecimal.</summary>
    public required string SerialNumber { get; init; }

    /// <summary>What the answer says of it.</summary>
    public required RevocationStatus Status { get; init; }

    /// <summary>Since when it is revoked; null if it is not.</summary>
    public DateTimeOffset? RevokedAt { get; init; }

    /// <summary>The reason by its name in RFC 5280 section 5.3.1, for example <c>keyCompromise</c>; null if none is given.</summary>
    public string? Reason { get; init; }
}
