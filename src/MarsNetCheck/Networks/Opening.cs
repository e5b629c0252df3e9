using System.Net.Sockets;

namespace MarsNetCheck.Networks;

/// <summary>How a connection was opened as the kernel saw it, which a busy processor does not falsify.</summary>
/// <param name="Retransmissions">How often the SYN was sent again.</param>
/// <param name="RoundTrip">From the SYN to its answer; null if that was not measured, as after a SYN that was sent again.</param>
internal sealed record Opening(int Retransmissions, TimeSpan? RoundTrip)
{
    /// <summary>That of a socket that has just connected and sent nothing yet; null if the platform does not tell. Windows tells by SIO_TCP_INFO, which fails connections under Wine and is not asked.</summary>
    public static Opening? Of(Socket socket) => OperatingSystem.IsLinux() ? LinuxTcpInfo.Opening(socket) : null;
}
