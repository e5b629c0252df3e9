using MarsNetCheck.Routes;

namespace Consumer;

/// <summary>An own source of proxies: one host goes through a proxy, the others as the settings say.</summary>
internal sealed class Inventory : IRouteSource
{
    private static readonly ProxyServer _proxy = new() { Scheme = ProxyScheme.Http, Host = "20.0.2.1", Port = 3128 };

    public Task<RouteChoice?> ChooseAsync(Uri url, CancellationToken cancellationToken) =>
        Task.FromResult(url.Host is "login.windows.net" ? RouteChoice.Of(Route.Through(_proxy, ProxySource.Option, "the inventory says so")) : null);
}
