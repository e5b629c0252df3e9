using System.Collections.Immutable;
using System.Net;

namespace MarsNetCheck.Facts;

/// <summary>What is known of the machine that probes.</summary>
public sealed record MachineFact
{
    /// <summary>The machine's name.</summary>
    public required string Host { get; init; }

    /// <summary>The operating system.</summary>
    public required string OperatingSystem { get; init; }

    /// <summary>The account that probes.</summary>
    public required string Account { get; init; }

    /// <summary>True if that account is LocalSystem (S-1-5-18).</summary>
    public bool IsSystem { get; init; }

    /// <summary>The DNS servers that are configured, in their order.</summary>
    public ImmutableArray<IPEndPoint> Resolvers { get; init; } = [];

    /// <summary>The domains that names without a dot are looked up in, in their order; detection of a proxy asks them.</summary>
    public ImmutableArray<string> SearchDomains { get; init; } = [];

    /// <summary>Addresses of the interfaces that are up, loopback and link-local left out.</summary>
    public ImmutableArray<IPAddress> Addresses { get; init; } = [];

    /// <summary>The interfaces that are up, loopback left out, in the platform's order.</summary>
    public ImmutableArray<InterfaceFact> Interfaces { get; init; } = [];

    /// <summary>What was seen as this account and may differ for SYSTEM.</summary>
    public ImmutableArray<string> IdentityGap { get; init; } = [];
}
