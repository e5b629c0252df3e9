using System.Collections.Immutable;

namespace MarsNetCheck.Routes;

/// <summary>The routes to a URL in the order in which they are tried: the next one when the proxy of the one before cannot be reached, as WinHTTP does it.</summary>
/// <param name="First">The route that is tried first.</param>
public sealed record RouteChoice(Route First)
{
    /// <summary>The routes after it, in order; empty if there is no other.</summary>
    public ImmutableArray<Route> Then { get; init; } = [];

    /// <summary>A choice of one route.</summary>
    public static RouteChoice Of(Route route) => new(route);
}
