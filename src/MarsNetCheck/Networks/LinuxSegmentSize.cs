using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace MarsNetCheck.Networks;

/// <summary>TCP_MAXSEG on Linux, see tcp(7): set before connecting it also changes the size that is told to the other side.</summary>
[SupportedOSPlatform("linux")]
internal static class LinuxSegmentSize
{
    private const int IpprotoTcp = 6;
    private const int TcpMaxSeg = 2;

    /// <summary>Limits the segments of a socket that is not connected yet.</summary>
    /// <exception cref="SocketException">The system does not take the size.</exception>
    public static void Limit(Socket socket, int bytes) =>
        socket.SetRawSocketOption(IpprotoTcp, TcpMaxSeg, MemoryMarshal.AsBytes(new ReadOnlySpan<int>(ref bytes)));
}
