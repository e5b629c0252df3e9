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
}
