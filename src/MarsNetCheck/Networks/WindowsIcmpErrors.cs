using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Runtime.Versioning;
using MarsNetCheck.Facts;

namespace MarsNetCheck.Networks;

/// <summary>ICMP errors of a connection attempt on Windows 10 2004 and later: TCP_FAIL_CONNECT_ON_ICMP_ERROR and TCP_ICMP_ERROR_INFO (mstcpip.h).</summary>
[SupportedOSPlatform("windows")]
internal static class WindowsIcmpErrors
{
    private const int IpprotoTcp = 6;
    private const int TcpFailConnectOnIcmpError = 18;
    private const int TcpIcmpErrorInfo = 19;

    /// <summary>ICMP_ERROR_INFO: SOCKADDR_INET (28 bytes), protocol (4), type (1), code (1), padding.</summary>
    private const int InfoLength = 36;

    /// <summary>Makes an ICMP error end the attempt at once. A platform without the option stays as it was.</summary>
    public static void Watch(Socket socket)
    {
        try
        {
            socket.SetRawSocketOption(IpprotoTcp, TcpFailConnectOnIcmpError, [1, 0, 0, 0]);
        }
        catch (SocketException)
        {
            // Wine and older Windows do not know it: ICMP stays hidden, which the facts say by leaving it out.
        }
    }

    /// <summary>The ICMP error that ended the attempt; null if there was none.</summary>
    public static IcmpError? Read(Socket socket)
    {
        Span<byte> info = stackalloc byte[InfoLength];
        try
        {
            return socket.GetRawSocketOption(IpprotoTcp, TcpIcmpErrorInfo, info) >= 34 ? Parse(info) : null;
        }
        catch (SocketException)
        {
            return null;
        }
    }

    internal static IcmpError? Parse(ReadOnlySpan<byte> info)
    {
        const int inet = 2;
        const int inet6 = 23;
        IPAddress? sender = BinaryPrimitives.ReadUInt16LittleEndian(info) switch
        {
            inet => new IPAddress(info[4..8]),
            inet6 => new IPAddress(info[8..24]),
            _ => null,
        };
        return sender is null ? null : new IcmpError { Type = info[32], Code = info[33], Sender = sender };
    }
}
