using System.Collections.Immutable;
using System.Net;

namespace MarsNetCheck.Facts;

/// <summary>What looking up one name gave.</summary>
public sealed record ResolveFact : StageFact
{
    /// <summary>The name that was looked up.</summary>
    public required string Name { get; init; }

    /// <summary>Every question to a DNS server, in the order they were asked.</summary>
    public ImmutableArray<DnsLookupFact> Lookups { get; init; } = [];

    /// <summary>The operating system's own answer; null if it was not asked or had not answered by the deadline.</summary>
    public SystemLookupFact? System { get; init; }

    /// <summary>The addresses to try: the system's answer first, then what only DNS said; without duplicates.</summary>
    public ImmutableArray<IPAddress> Addresses { get; init; } = [];
}
