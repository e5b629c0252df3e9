using System.Collections.Immutable;
using System.Net;
using MarsNetCheck.Facts;

namespace MarsNetCheck.Simulation.Names;

/// <summary>What a simulated DNS server answers.</summary>
internal sealed record ZoneAnswer
{
    /// <summary>The response code (RFC 1035 section 4.1.1).</summary>
    public int ResponseCode { get; init; }

    /// <summary>The alias chain, first to last.</summary>
    public ImmutableArray<string> Aliases { get; init; } = [];

    /// <summary>The addresses, of both families; a question gets those of its type.</summary>
    public ImmutableArray<IPAddress> Addresses { get; init; } = [];

    /// <summary>The time to live of every record.</summary>
    public TimeSpan TimeToLive { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>What the server says of the answer besides, to those that ask with EDNS (RFC 8914); null for nothing.</summary>
    public ExtendedDnsError? Says { get; init; }

    /// <summary>No such name (RFC 2308 section 2.1).</summary>
    public static ZoneAnswer NameError { get; } = new() { ResponseCode = 3 };

    /// <summary>The name exists and has no such record (RFC 2308 section 2.2).</summary>
    public static ZoneAnswer NoData { get; } = new();

    /// <summary>SERVFAIL.</summary>
    public static ZoneAnswer ServerFailure { get; } = new() { ResponseCode = 2 };

    /// <summary>REFUSED.</summary>
    public static ZoneAnswer Refused { get; } = new() { ResponseCode = 5 };

    /// <summary>The given addresses, without an alias.</summary>
    public static ZoneAnswer Of(params ImmutableArray<IPAddress> addresses) => new() { Addresses = addresses };
}
