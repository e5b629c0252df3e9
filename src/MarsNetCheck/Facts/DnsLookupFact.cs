using System.Collections.Immutable;
using System.Net;

namespace MarsNetCheck.Facts;

/// <summary>One question to one DNS server and what it answered.</summary>
public sealed record DnsLookupFact
{
    /// <summary>The server that was asked.</summary>
    public required IPEndPoint Server { get; init; }

    /// <summary>The record type that was asked for.</summary>
    public required DnsRecordType Type { get; init; }

    /// <summary>Addresses in the answer, in its order.</summary>
    public ImmutableArray<IPAddress> Addresses { get; init; } = [];

    /// <summary>Names of the CNAME chain in the answer, first to last (RFC 1034 section 3.6.2).</summary>
    public ImmutableArray<string> Aliases { get; init; } = [];

    /// <summary>The smallest time to live in the answer; null if there was no record.</summary>
    public TimeSpan? TimeToLive { get; init; }

    /// <summary>What the server said of the answer besides, in its order (RFC 8914); empty if nothing.</summary>
    public ImmutableArray<ExtendedDnsError> ExtendedErrors { get; init; } = [];

    /// <summary>By what the answer came; null if none came.</summary>
    public DnsTransport? Transport { get; init; }

    /// <summary>How long the answer took.</summary>
    public required TimeSpan Duration { get; init; }

    /// <summary>How it failed; null if there was an address.</summary>
    public Failure? Failure { get; init; }
}
