using System.Net;
using System.Net.Sockets;
using MarsNetCheck.Facts;

namespace MarsNetCheck.Networks;

/// <summary>A TCP connection was not made.</summary>
public sealed class DialException : Exception
{
    /// <summary>Creates it from the platform's error and the ICMP error behind it, if one was seen.</summary>
    public DialException(SocketError error, IcmpError? icmp = null, Exception? inner = null)
        : base($"The connection was not made: {error}.", inner)
    {
        Error = error;
        Icmp = icmp;
    }

    /// <summary>The platform's error.</summary>
    public SocketError Error { get; }

    /// <summary>The ICMP error behind it; null if there was none or the platform hides it.</summary>
    public IcmpError? Icmp { get; }

    /// <summary>This machine's end of the attempt; null if it came to none or the platform does not tell.</summary>
    public IPEndPoint? Local { get; init; }
}
