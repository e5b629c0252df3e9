using System.Net.Sockets;

namespace MarsNetCheck.Networks;

/// <summary>Learns how often a SYN was sent again, where the platform tells: on Linux. Windows tells by SIO_TCP_INFO, which fails connections under Wine and is not asked.</summary>
internal static class SynRetransmissions
{
    /// <summary>The number for a socket that has just connected and sent nothing yet; null if the platform does not tell.</summary>
    public static int? Of(Socket socket)
    {
        return OperatingSystem.IsLinux() ? LinuxTcpInfo.Retransmissions(socket) : null;
    }
}
