namespace MarsNetCheck.Facts;

/// <summary>Why an answer that came says nothing about a certificate.</summary>
public enum RevocationProblem
{
    /// <summary>Its HTTP status is not 200.</summary>
    Status,

    /// <summary>It is no revocation list or OCSP response, for example a page.</summary>
    Unreadable,

    /// <summary>The responder says that it cannot answer (RFC 6960 section 4.2.1, any status but successful).</summary>
    ResponderError,

    /// <summary>It is of another issuer, or about other certificates.</summary>
    Foreign,

    /// <summary>Its signature is not the issuer's, nor one of a responder that the issuer named.</summary>
    BadSignature,
}
