using MarsNetCheck.Facts;

namespace MarsNetCheck.Rules;

/// <summary>Whether the certificates of a handshake are within their dates. What a server sends besides its own need not be in the chain that was built.</summary>
internal static class CertificateDates
{
    private const string NotTimeValid = "NotTimeValid";

    /// <summary>The first certificate that counts and had ended at the given time; null if none had.</summary>
    public static CertificateFact? Expired(HandshakeFact handshake, DateTimeOffset at) =>
        ThatCount(handshake).FirstOrDefault(c => c.NotAfter < at);

    /// <summary>The first certificate that counts and had not begun at the given time; null if all had.</summary>
    public static CertificateFact? NotYetValid(HandshakeFact handshake, DateTimeOffset at) =>
        ThatCount(handshake).FirstOrDefault(c => c.NotBefore > at);

    /// <summary>True if all that count were valid at the given time.</summary>
    public static bool AreValid(HandshakeFact handshake, DateTimeOffset at) =>
        Expired(handshake, at) is null && NotYetValid(handshake, at) is null;

    // The others count only where the built chain complains of a date and the server's own certificate is not the reason.
    private static IEnumerable<CertificateFact> ThatCount(HandshakeFact handshake)
    {
        var complains = handshake.ChainProblems.Contains(NotTimeValid, StringComparer.Ordinal);
        return complains && handshake.Chain is [var own, ..] && IsValid(own, handshake.JudgedAt)
            ? handshake.Chain
            : handshake.Chain.Take(1);
    }

    private static bool IsValid(CertificateFact certificate, DateTimeOffset at) => certificate.NotBefore <= at && at <= certificate.NotAfter;
}
