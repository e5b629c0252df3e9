using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace MarsNetCheck.Networks;

/// <summary>IP_USER_MTU and IPV6_USER_MTU on Windows 10 and later (ws2ipdef.h): an upper bound on the packets of one socket. TCP_MAXSEG can only be read there.</summary>
[SupportedOSPlatform("windows")]
internal static class WindowsSegmentSize
{
    private const int IpprotoIp = 0;
    private const int IpprotoIpv6 = 41;
    private const int UserMtu = 76;

    /// <summary>The headers of IP and TCP without options.</summary>
    private const int Headers = 40;

    private const int HeadersOfSix = 60;

    /// <summary>No link of IPv6 carries less (RFC 8200 section 5), and the system refuses less.</summary>
    private const int LeastOfSix = 1280;

    /// <summary>Limits the packets of a socket that is not connected yet.</summary>
    /// <exception cref="SocketException">The system does not know the option: older Windows, Wine.</exception>
    public static void Limit(Socket socket, int bytes)
    {
        var six = socket.AddressFamily == AddressFamily.InterNetworkV6;
        var packet = six ? Math.Max(bytes + HeadersOfSix, LeastOfSix) : bytes + Headers;
        socket.SetRawSocketOption(six ? IpprotoIpv6 : IpprotoIp, UserMtu, MemoryMarshal.AsBytes(new ReadOnlySpan<int>(ref packet)));
    }
}
