using MarsNetCheck.Facts;

namespace MarsNetCheck.Rules;

/// <summary>Whether the certificate of an https:// proxy is to be trusted. A clock that is known to be wrong does not count against it.</summary>
internal static class ProxyCertificate
{
    /// <summary>True if the certificate is not one that this machine trusts for the proxy's name.</summary>
    /// <param name="handshake">The handshake with the proxy.</param>
    /// <param name="offset">How wrong this machine's clock is; null if that is not known.</param>
    // A known root stands for the authority; the name and the dates have to fit all the same.
    public static bool IsDoubtful(HandshakeFact handshake, ClockOffset? offset) =>
        (handshake.Trusted == false && handshake.ExpectedRoot != true && !OnlyItsDatesAreDoubted(handshake))
        || handshake.NameMatches == false
        || !AreDatesValid(handshake, offset);

    /// <summary>True if the clock alone makes the certificate look doubtful.</summary>
    public static bool IsDoubtfulByClock(HandshakeFact handshake, ClockOffset offset) =>
        IsDoubtful(handshake, offset: null) && !IsDoubtful(handshake, offset);

    private static bool AreDatesValid(HandshakeFact handshake, ClockOffset? offset) =>
        CertificateDates.AreValid(handshake, handshake.JudgedAt)
        || (offset?.Correct(handshake.JudgedAt) is { } corrected && CertificateDates.AreValid(handshake, corrected));

    private static bool OnlyItsDatesAreDoubted(HandshakeFact handshake) =>
        !CertificateDates.AreValid(handshake, handshake.JudgedAt)
        && !handshake.ChainProblems.IsEmpty && handshake.ChainProblems.All(p => p is "NotTimeValid" or "NotTimeNested");
}
