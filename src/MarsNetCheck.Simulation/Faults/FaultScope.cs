using MarsNetCheck.Catalog;
using MarsNetCheck.Simulation.Sites;

namespace MarsNetCheck.Simulation.Faults;

/// <summary>Which hosts a fault strikes. Never by name: any catalog, also one with other hosts, is struck alike.</summary>
/// <param name="Covers">True for a host that is struck.</param>
internal sealed record FaultScope(Func<Site, bool> Covers)
{
    /// <summary>Every host of the catalog.</summary>
    public static FaultScope All { get; } = new(s => s.InCatalog);

    /// <summary>No host; for faults of bare addresses.</summary>
    public static FaultScope None { get; } = new(_ => false);

    /// <summary>The proxy.</summary>
    public static FaultScope Proxy { get; } = new(s => string.Equals(s.Host, Pretended.ProxyHost, StringComparison.Ordinal));

    /// <summary>Every host of the catalog that speaks TLS.</summary>
    public static FaultScope Tls { get; } = new(s => s.Endpoints.Any(e => e.IsTls));

    /// <summary>Every host of the catalog that speaks plain HTTP only.</summary>
    public static FaultScope PlainHttp { get; } = new(s => s.InCatalog && !s.Endpoints.Any(e => e.IsTls));

    /// <summary>Every host that can have a private endpoint.</summary>
    public static FaultScope PrivateLink { get; } = new(s => s.Endpoints.Any(e => e.PrivateLink));

    /// <summary>The hosts of a group.</summary>
    public static FaultScope Of(EndpointGroup group) => new(s => s.Group == group);

    /// <summary>The first required host of the catalog's group.</summary>
    public static FaultScope FirstOf(EndpointGroup group) => new(s => s.Group == group && s.PositionInGroup == 0);

    /// <summary>The hosts that are in both scopes.</summary>
    public FaultScope And(FaultScope other) => new(s => Covers(s) && other.Covers(s));
}
