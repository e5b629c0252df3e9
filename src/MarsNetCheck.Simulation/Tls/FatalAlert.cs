using MarsNetCheck.Simulation.Peers;

namespace MarsNetCheck.Simulation.Tls;

/// <summary>Answers a ClientHello with a fatal alert, which needs no TLS session.</summary>
internal static class FatalAlert
{
    private const byte AlertRecord = 21;
    private const byte Fatal = 2;

    /// <summary>One plain fatal alert record, and the end.</summary>
    /// <param name="description">An alert number, for example 40, handshake_failure (RFC 8446 section 6.2).</param>
    public static Reply Reply(byte description) =>
        new() { Body = new byte[] { AlertRecord, 3, 3, 0, 2, Fatal, description }, Ending = ReplyEnding.Close };
}
