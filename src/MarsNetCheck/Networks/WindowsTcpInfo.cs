using System.Net.Sockets;
using System.Runtime.Versioning;

namespace MarsNetCheck.Networks;

/// <summary>SIO_TCP_INFO on Windows 10 1703 and later: TCP_INFO_v0 of mstcpip.h.</summary>
[SupportedOSPlatform("windows")]
internal static class WindowsTcpInfo
{
    private const int SioTcpInfo = unchecked((int)0xD8000027);

    /// <summary>Where SynRetrans stands, the last member, one byte.</summary>
    private const int SynRetrans = 84;

    private const int Length = 88;

    /// <summary>How often the SYN was sent again; null if the system does not tell.</summary>
    public static int? SynRetransmissions(Socket socket)
    {
        var info = new byte[Length];
        try
        {
            return socket.IOControl(SioTcpInfo, new byte[sizeof(uint)], info) > SynRetrans ? Parse(info) : null;
        }
        catch (SocketException)
        {
            // Wine does not know it.
            return null;
        }
    }

    internal static int Parse(ReadOnlySpan<byte> info) => info[SynRetrans];
}
