using System.Collections.Immutable;
using MarsNetCheck.Catalog;

namespace MarsNetCheck.Routes;

/// <summary>One thing to probe: an endpoint over a route.</summary>
/// <param name="Endpoint">What to reach.</param>
/// <param name="Route">How to reach it.</param>
public sealed record Target(Endpoint Endpoint, Route Route)
{
    /// <summary>The routes that are tried after it, in order, each when the proxy of the one before cannot be reached; empty if there is no other.</summary>
    public ImmutableArray<Route> Fallbacks { get; init; } = [];

    /// <summary>An endpoint over the routes of a choice.</summary>
    internal static Target Over(Endpoint endpoint, RouteChoice choice) => new(endpoint, choice.First) { Fallbacks = choice.Then };
}
