using System.Net.Sockets;

namespace MarsNetCheck.Networks;

/// <summary>
/// Keeps the segments of a connection small. On Linux in both directions: what is set before connecting is also told to the other side
/// (RFC 9293 section 3.7.1). On Windows the limit is one of packets sent; that the other side is told as well is not proven there.
/// </summary>
internal static class SegmentSize
{
    /// <summary>Limits the segments of a socket that is not connected yet.</summary>
    /// <param name="socket">The socket.</param>
    /// <param name="bytes">The largest segment; null for no limit.</param>
    /// <exception cref="SocketException">The platform does not take a limit: <see cref="SocketError.ProtocolOption"/>.</exception>
    public static void Limit(Socket socket, int? bytes)
    {
        if (bytes is not { } limit)
            return;
        try
        {
            if (OperatingSystem.IsLinux())
                LinuxSegmentSize.Limit(socket, limit);
            else if (OperatingSystem.IsWindows())
                WindowsSegmentSize.Limit(socket, limit);
            else
                throw new SocketException((int)SocketError.ProtocolOption);
        }
        catch (SocketException)
        {
            throw new SocketException((int)SocketError.ProtocolOption);
        }
    }
}
