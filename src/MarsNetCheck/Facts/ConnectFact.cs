using System.Net;

namespace MarsNetCheck.Facts;

/// <summary>What opening one TCP connection gave.</summary>
public sealed record ConnectFact : StageFact
{
    /// <summary>The address and port that were dialled: the endpoint's, or the proxy's.</summary>
    public required IPEndPoint Remote { get; init; }

    /// <summary>This machine's end, also of a connection that was not made; null if nothing was sent or the platform does not tell.</summary>
    public IPEndPoint? Local { get; init; }

    /// <summary>How often the SYN was sent again before it was answered; null if the connection was not made or the platform does not tell.</summary>
    public int? Retransmissions { get; init; }

    /// <summary>From the SYN to its answer as the kernel measured it, whatever else the machine was busy with; null if the connection was not made, the SYN was sent again, or the platform does not tell.</summary>
    public TimeSpan? RoundTrip { get; init; }
}
