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

    /// <summary>Where tcpi_rtt stands, in microseconds: after 8 bytes of states and 15 words.</summary>
    private const int RoundTrip = 68;

    /// <summary>Where tcpi_total_retrans stands: after 8 bytes of states and 23 words.</summary>
    private const int TotalRetransmissions = 100;

    private const int Length = TotalRetransmissions + sizeof(uint);

    /// <summary>How a connection was opened that has sent nothing yet; null if the system does not tell.</summary>
    public static Opening? Opening(Socket socket)
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

    internal static Opening Parse(ReadOnlySpan<byte> info)
    {
        var roundTrip = Word(info[RoundTrip..]);
        return new Opening((int)Math.Min(int.MaxValue, Word(info[TotalRetransmissions..])), roundTrip == 0 ? null : TimeSpan.FromMicroseconds(roundTrip));
    }

    private static uint Word(ReadOnlySpan<byte> bytes) =>
        BitConverter.IsLittleEndian ? BinaryPrimitives.ReadUInt32LittleEndian(bytes) : BinaryPrimitives.ReadUInt32BigEndian(bytes);
}
