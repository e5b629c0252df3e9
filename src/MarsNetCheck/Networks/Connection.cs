using System.Net;

namespace MarsNetCheck.Networks;

/// <summary>An open TCP connection. Whoever gets it disposes its stream.</summary>
/// <param name="Stream">The bytes.</param>
/// <param name="Local">This machine's end; null if it is not known.</param>
public sealed record Connection(Stream Stream, IPEndPoint? Local)
{
    /// <summary>How often this machine had to send its SYN again before it was answered; null if the platform does not tell.</summary>
    public int? Retransmissions { get; init; }

    /// <summary>From the SYN to its answer as the kernel measured it; null if the platform does not tell, or the SYN was sent again.</summary>
    public TimeSpan? RoundTrip { get; init; }
}
