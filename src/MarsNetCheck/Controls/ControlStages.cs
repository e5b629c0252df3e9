using System.Net;
using MarsNetCheck.Catalog;
using MarsNetCheck.Routes;
using MarsNetCheck.Stages;

namespace MarsNetCheck.Controls;

/// <summary>What controls are made of.</summary>
internal sealed record ControlStages
{
    /// <summary>The endpoints, those left out too.</summary>
    public required SelectedCatalog Catalog { get; init; }

    /// <summary>Connecting and greeting.</summary>
    public required Visit Visit { get; init; }

    /// <summary>Looks a name up as the run does.</summary>
    public required Resolve Resolve { get; init; }

    /// <summary>Looks a name up by one DNS server alone.</summary>
    public required Func<IPEndPoint, Resolve> ResolveBy { get; init; }

    /// <summary>The proxy that a source of settings names for an address, as a route; null if it names none.</summary>
    public required Func<ProxySource, Uri, Route?> RouteBy { get; init; }
}
