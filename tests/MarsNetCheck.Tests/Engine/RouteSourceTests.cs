using MarsNetCheck.Facts;
using MarsNetCheck.Routes;

namespace MarsNetCheck.Tests.Engine;

public sealed class RouteSourceTests
{
    private static readonly ProxyServer _proxy = new() { Scheme = ProxyScheme.Http, Host = "proxy.inventory.test", Port = 3128 };

    [Fact]
    public async Task The_program_names_the_proxy_of_each_address_and_the_rest_goes_as_the_settings_say()
    {
        var options = new NetCheckOptions { RouteSource = new Inventory(), EnvironmentVariable = name => name is "https_proxy" ? "http://proxy.environment.test:8080" : null };

        var routes = (await new NetCheck(Catalogs.Of(2), options, new SilentNetwork()).FindRoutesAsync(TestContext.Current.CancellationToken)).Routes;

        Assert.Equal(
            [("http://proxy.inventory.test:3128", ProxySource.Option), ("http://proxy.environment.test:8080", ProxySource.Environment)],
            routes.Select(r => (r.Choice.First.Proxy!.ToString(), r.Choice.First.Source)));
        Assert.Equal(ProxySource.Option, Assert.Single(routes[0].Choice.Then).Source);
    }

    [Fact]
    public async Task The_report_says_that_the_program_chose()
    {
        var report = await new NetCheck(Catalogs.Of(1), new NetCheckOptions { RouteSource = new Inventory() }, new SilentNetwork()).FindRoutesAsync(TestContext.Current.CancellationToken);

        var option = report.Sources.Single(s => s.Source == ProxySource.Option);
        Assert.Equal((ProxySettingState.Found, "chosen by the program for each address"), (option.State, option.Settings["proxy"]));
    }

    [Fact]
    public void It_contradicts_a_proxy_that_is_named() =>
        Assert.Throws<ArgumentException>(() => new NetCheck(Catalogs.Of(1), new NetCheckOptions { RouteSource = new Inventory(), Proxy = _proxy }, new SilentNetwork()));

    /// <summary>Knows the proxy of the first host alone, with a direct way behind it.</summary>
    private sealed class Inventory : IRouteSource
    {
        public Task<RouteChoice?> ChooseAsync(Uri url, CancellationToken cancellationToken) =>
            Task.FromResult(url.Host.StartsWith("host0.", StringComparison.Ordinal) ? new RouteChoice(Route.Through(_proxy, ProxySource.User)) { Then = [Route.Direct] } : null);
    }
}
