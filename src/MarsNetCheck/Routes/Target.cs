using MarsNetCheck.Catalog;

namespace MarsNetCheck.Routes;

/// <summary>One thing to probe: an endpoint over a route.</summary>
/// <param name="Endpoint">What to reach.</param>
/// <param name="Route">How to reach it.</param>
public sealed record Target(Endpoint Endpoint, Route Route);
