using System.Net.Sockets;

namespace MarsNetCheck.Simulation;

/// <summary>Nothing on this machine can be reached by 127.0.0.1, where a simulated network has its peers. The message is one line that says what to do.</summary>
public sealed class LoopbackException : Exception
{
    /// <summary>Says so.</summary>
    /// <param name="cause">What the operating system said.</param>
    public LoopbackException(SocketException cause)
        : base(Describe(cause), cause)
    {
    }

    private static string Describe(SocketException cause) => OperatingSystem.IsLinux() && IsDown(cause)
        ? "the loopback interface is down, and the simulated network needs it; bring it up with `ip link set lo up`"
        : $"127.0.0.1 cannot be reached, and the simulated network needs it ({cause.SocketErrorCode}); let programs of this account connect to it";

    private static bool IsDown(SocketException cause) =>
        cause.SocketErrorCode is SocketError.NetworkUnreachable or SocketError.NetworkDown or SocketError.AddressNotAvailable or SocketError.HostUnreachable;
}
