namespace MarsNetCheck.Facts;

/// <summary>What an answer says of one certificate.</summary>
public enum RevocationStatus
{
    /// <summary>Nothing: there was no usable answer, or the responder does not know the certificate.</summary>
    Unknown,

    /// <summary>It is not revoked.</summary>
    Good,

    /// <summary>It is revoked, or on hold.</summary>
    Revoked,
}
