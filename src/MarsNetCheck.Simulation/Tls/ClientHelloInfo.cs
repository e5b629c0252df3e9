namespace MarsNetCheck.Simulation.Tls;

/// <summary>What a client said before TLS began.</summary>
/// <param name="ServerName">The host name of the server_name extension, or null when there is none.</param>
/// <param name="Versions">The versions offered (0x0303 is TLS 1.2), from supported_versions or else from the hello itself.</param>
/// <param name="RawBytes">Every byte taken from the connection: they must be given to the TLS server first.</param>
internal sealed record ClientHelloInfo(string? ServerName, IReadOnlyList<ushort> Versions, ReadOnlyMemory<byte> RawBytes);
