using MarsNetCheck.Facts;

namespace MarsNetCheck.Rules;

/// <summary>Whether the certificates of a handshake are within their dates.</summary>
internal static class CertificateDates
{
    /// <summary>The first certificate that had ended at the given time; null if none had.</summary>
    public static CertificateFact? Expired(HandshakeFact handshake, DateTimeOffset at) =>
        handshake.Chain.FirstOrDefault(c => c.NotAfter < at);

    /// <summary>The first certificate that had not begun at the given time; null if all had.</summary>
    public static CertificateFact? NotYetValid(HandshakeFact handshake, DateTimeOffset at) =>
        handshake.Chain.FirstOrDefault(c => c.NotBefore > at);

    /// <summary>True if all were valid at the given time.</summary>
    public static bool AreValid(HandshakeFact handshake, DateTimeOffset at) =>
        Expired(handshake, at) is null && NotYetValid(handshake, at) is null;
}
