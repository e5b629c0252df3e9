using MarsNetCheck.Diagnosis;
using MarsNetCheck.Facts;

namespace MarsNetCheck.Rules;

/// <summary>Finds what controls gave, and reads what several kinds of them mean alike.</summary>
internal static class ControlAnswers
{
    /// <summary>The attempts of a kind of control that were asked for at an endpoint, those that were made.</summary>
    public static IEnumerable<Trace> Attempts(ControlKind kind, string endpoint, Evidence evidence) =>
        evidence.Controls
            .Where(c => c.Request.Kind == kind && string.Equals(c.Request.Endpoint, endpoint, StringComparison.Ordinal))
            .Select(c => c.Trace).OfType<Trace>();

    /// <summary>The handshake of a control at the very address of the case; null if it was not made or not measured.</summary>
    public static HandshakeFact? Handshake(ControlKind kind, Case subject, Evidence evidence) =>
        Attempts(kind, subject.Endpoint.Id, evidence)
            .Where(t => Equals(t.Address, subject.Trace.Address))
            .Select(t => t.Handshake)
            .FirstOrDefault(h => h is not null && h.Failure?.Kind != FailureKind.OutOfBudget);

    /// <summary>True if any TLS answer came: whatever a server says to a name that it does not know, it is the server that speaks.</summary>
    public static bool Speaks(HandshakeFact handshake) =>
        handshake.Failure is null or { Kind: FailureKind.TlsAlert } || !handshake.Chain.IsEmpty || handshake.BytesReceived > 0;

    /// <summary>True if a control went to an endpoint and the service itself answered; false if the way failed; null if that was not measured, or somebody else answered.</summary>
    public static bool? Reached(Trace attempt, Case subject, Evidence evidence)
    {
        if (attempt.Failure is { Kind: FailureKind.OutOfBudget or FailureKind.NoRoute } || attempt.Connect is null)
            return null;
        if (attempt.Handshake is not { Chain.IsEmpty: false } handshake)
            return attempt.Failure is null ? null : false;
        return Peer.OfChain(handshake, subject.Endpoint, evidence) switch
        {
            PeerKind.Genuine => true,
            PeerKind.Unknown when handshake.Trusted == true => true,
            _ => null,
        };
    }
}
