using System.Net;
using MarsNetCheck.Networks;

namespace MarsNetCheck.Simulation.Faults;

/// <summary>A TCP connection that is not made, or late. Without an error and without a delay: silence.</summary>
internal sealed record DialFault : Fault
{
    /// <summary>4 or 6 if only that address family is struck; null for both.</summary>
    public int? Family { get; init; }

    /// <summary>Whether addresses of a documented range that belong to no host are struck; null for no.</summary>
    public Func<IPNetwork, IPAddress, bool>? Ranges { get; init; }

    /// <summary>What the platform says; null for nothing.</summary>
    public Func<IPEndPoint, DialException>? Error { get; init; }

    /// <summary>How late the connection is made; null if it is not.</summary>
    public TimeSpan? Delay { get; init; }

    /// <summary>How often the machine has to send its SYN again meanwhile; null if the platform does not tell.</summary>
    public int? Retransmissions { get; init; }
}
