using MarsNetCheck.Routes;

namespace MarsNetCheck;

/// <summary>A URL and the routes to it.</summary>
/// <param name="Url">The URL.</param>
/// <param name="Choice">The routes in the order in which they are tried.</param>
public sealed record UrlRoute(Uri Url, RouteChoice Choice);
