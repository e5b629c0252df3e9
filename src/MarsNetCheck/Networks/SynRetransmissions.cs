using System.Net.Sockets;

namespace MarsNetCheck.Networks;

/// <summary>Learns how often a SYN was sent again, where the platform tells.</summary>
internal static class SynRetransmissions
{
    /// <summary>The number for a socket that has just connected and sent nothing yet; null if the platform does not tell.</summary>
    public static int? Of(Socket socket)
    {
        if (OperatingSystem.IsLinux())
            return LinuxTcpInfo.Retransmissions(socket);
        return OperatingSystem.IsWindowsVersionAtLeast(10, 0, 15063) ? WindowsTcpInfo.SynRetransmissions(socket) : null;
    }
}
