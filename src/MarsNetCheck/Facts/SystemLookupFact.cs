using System.Collections.Immutable;
using System.Net;

namespace MarsNetCheck.Facts;

/// <summary>What the operating system answers for a name: hosts file, policy and cache included.</summary>
public sealed record SystemLookupFact
{
    /// <summary>The addresses, in the system's order.</summary>
    public ImmutableArray<IPAddress> Addresses { get; init; } = [];

    /// <summary>How long the answer took.</summary>
    public required TimeSpan Duration { get; init; }

    /// <summary>How it failed; null if there was an address.</summary>
    public Failure? Failure { get; init; }

    /// <summary>The entries of this machine for the name that give the addresses or may, read when DNS says something else; null if they were not read, empty if there are none.</summary>
    public ImmutableArray<NameOverride>? Overrides { get; init; }
}
