using System.Net;

namespace MarsNetCheck.Facts;

/// <summary>What one address of a range gave.</summary>
public sealed record SampleFact
{
    /// <summary>The address.</summary>
    public required IPAddress Address { get; init; }

    /// <summary>How long it took.</summary>
    public required TimeSpan Duration { get; init; }

    /// <summary>How the connection failed; null if it was made.</summary>
    public Failure? Failure { get; init; }

    /// <summary>How often the SYN was sent again before it was answered; null if the connection was not made or the platform does not tell.</summary>
    public int? Retransmissions { get; init; }
}
