using System.Buffers.Binary;
using System.Net.Sockets;
using System.Runtime.Versioning;

namespace MarsNetCheck.Networks;

/// <summary>TCP_INFO on Linux: struct tcp_info of linux/tcp.h. Retransmitted SYNs count among its total.</summary>
[SupportedOSPlatform("linux")]
internal static class LinuxTcpInfo
{
    private const int IpprotoTcp = 6;
    private const int TcpInfo = 11;

    /// <summary>Where tcpi_total_retrans stands: after 8 bytes of states and 23 words.</summary>
    private const int TotalRetransmissions = 100;

    private const int Length = TotalRetransmissions + sizeof(uint);

    /// <summary>All segments that were sent again; null if the system does not tell.</summary>
    public static int? Retransmissions(Socket socket)
    {
        Span<byte> info = stackalloc byte[Length];
        try
        {
            return socket.GetRawSocketOption(IpprotoTcp, TcpInfo, info) < Length ? null : Parse(info);
        }
        catch (SocketException)
        {
            // A sandbox may not know it.
            return null;
        }
    }

    internal static int Parse(ReadOnlySpan<byte> info) =>
        (int)Math.Min(int.MaxValue, BitConverter.IsLittleEndian
            ? BinaryPrimitives.ReadUInt32LittleEndian(info[TotalRetransmissions..])
            : BinaryPrimitives.ReadUInt32BigEndian(info[TotalRetransmissions..]));
}
