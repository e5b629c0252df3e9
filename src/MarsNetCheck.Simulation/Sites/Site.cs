using System.Collections.Immutable;
using System.Net;
using MarsNetCheck.Catalog;
using MarsNetCheck.Simulation.Certificates;
using MarsNetCheck.Simulation.Peers;

namespace MarsNetCheck.Simulation.Sites;

/// <summary>One host of the simulated world: its name, its pretended addresses, and what of the catalog it serves.</summary>
internal sealed record Site
{
    /// <summary>The host name.</summary>
    public required string Host { get; init; }

    /// <summary>The pretended addresses, IPv4 first.</summary>
    public required ImmutableArray<IPAddress> Addresses { get; init; }

    /// <summary>The alias chain in front of the addresses; empty if the name has the addresses itself.</summary>
    public ImmutableArray<string> Aliases { get; init; } = [];

    /// <summary>The endpoints that this host serves; empty for a host outside the catalog, such as a proxy.</summary>
    public ImmutableArray<Endpoint> Endpoints { get; init; } = [];

    /// <summary>The position among the sites of the same group, from 0.</summary>
    public int PositionInGroup { get; init; }

    /// <summary>The ports on which the host listens.</summary>
    public required ImmutableArray<int> Ports { get; init; }

    /// <summary>The private endpoint's address; null if the service has none.</summary>
    public IPAddress? PrivateAddress { get; init; }

    /// <summary>The one page that a block page server shows for everything; null for a genuine server.</summary>
    public Reply? Page { get; init; }

    /// <summary>Whose certificates a block page server makes up; null for a genuine server.</summary>
    public InspectionProduct? Opener { get; init; }

    /// <summary>The group of the first endpoint; null for a host outside the catalog.</summary>
    public EndpointGroup? Group => Endpoints.IsEmpty ? null : Endpoints[0].Group;

    /// <summary>True if the host is in the catalog.</summary>
    public bool InCatalog => !Endpoints.IsEmpty;

    /// <summary>The id of the trust set of the first endpoint that has one; null if none has.</summary>
    public string? Trust => Endpoints.Select(e => e.Trust).FirstOrDefault(t => t is not null);

    /// <summary>True if the host speaks TLS on that port.</summary>
    public bool SpeaksTls(int port) => Endpoints.FirstOrDefault(e => e.Port == port)?.IsTls ?? port == WellKnownPort.Https;
}
