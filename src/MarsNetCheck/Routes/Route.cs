namespace MarsNetCheck.Routes;

/// <summary>The way to an endpoint: direct, or through a proxy, and who said so.</summary>
public sealed record Route
{
    /// <summary>Direct or through a proxy.</summary>
    public required RouteKind Kind { get; init; }

    /// <summary>The proxy; null when <see cref="Kind"/> is <see cref="RouteKind.Direct"/>.</summary>
    public ProxyServer? Proxy { get; init; }

    /// <summary>Where the decision comes from.</summary>
    public ProxySource Source { get; init; }

    /// <summary>Why this route was taken, for people, for example the bypass entry that matched; null if there is nothing to explain.</summary>
    public string? Because { get; init; }

    /// <summary>The direct route when nothing configures a proxy.</summary>
    public static Route Direct { get; } = new() { Kind = RouteKind.Direct, Source = ProxySource.None };

    /// <summary>A direct route that <paramref name="source"/> asks for.</summary>
    public static Route DirectBy(ProxySource source, string because) => new() { Kind = RouteKind.Direct, Source = source, Because = because };

    /// <summary>The route that stands for several: the first through a proxy, else the first that a source asks for, else the plain direct one.</summary>
    internal static Route StandingFor(IEnumerable<Route> routes)
    {
        var all = routes.ToList();
        return all.Find(r => r.Kind == RouteKind.Proxy) ?? all.Find(r => r.Source != ProxySource.None) ?? Direct;
    }

    /// <summary>A route through <paramref name="proxy"/>.</summary>
    public static Route Through(ProxyServer proxy, ProxySource source, string? because = null) =>
        new() { Kind = RouteKind.Proxy, Proxy = proxy, Source = source, Because = because };
}
