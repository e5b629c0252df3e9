using MarsNetCheck.Simulation.Peers;

namespace MarsNetCheck.Simulation.Tls;

/// <summary>Answers a ClientHello as a server that knows nothing newer than TLS 1.0 (RFC 2246 section 7.4.1.3).</summary>
internal static class OldServerHello
{
    private const int BodyBytes = 38;
    private const int HandshakeHeaderBytes = 4;

    /// <summary>A ServerHello of TLS 1.0; a client of today ends the handshake at it.</summary>
    public static Reply Reply { get; } = new() { Body = Record(), Ending = ReplyEnding.Hang };

    private static byte[] Record() =>
    [
        22, 3, 1, 0, BodyBytes + HandshakeHeaderBytes, // handshake record
        2, 0, 0, BodyBytes, // ServerHello
        3, 1, // TLS 1.0
        .. Enumerable.Range(1, 32).Select(i => (byte)(i * 7)), // random
        0, // no session
        0, 0x2F, // TLS_RSA_WITH_AES_128_CBC_SHA
        0, // no compression
    ];
}
