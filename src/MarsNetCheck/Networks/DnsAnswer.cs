using System.Collections.Immutable;
using System.Net;
using MarsNetCheck.Facts;

namespace MarsNetCheck.Networks;

/// <summary>One DNS server's answer.</summary>
public sealed record DnsAnswer
{
    /// <summary>The response code, 0 to 4095 (RFC 1035 section 4.1.1, RFC 6895 section 2.3).</summary>
    public required int ResponseCode { get; init; }

    /// <summary>Addresses of the type that was asked for, in the answer's order.</summary>
    public ImmutableArray<IPAddress> Addresses { get; init; } = [];

    /// <summary>Names of the CNAME chain, first to last.</summary>
    public ImmutableArray<string> Aliases { get; init; } = [];

    /// <summary>The smallest time to live; null if there was no record.</summary>
    public TimeSpan? TimeToLive { get; init; }

    /// <summary>What the server said of the answer besides, in its order (RFC 8914), at most four; empty if nothing.</summary>
    public ImmutableArray<ExtendedDnsError> ExtendedErrors { get; init; } = [];

    /// <summary>By what the answer came.</summary>
    public DnsTransport Transport { get; init; }
}
