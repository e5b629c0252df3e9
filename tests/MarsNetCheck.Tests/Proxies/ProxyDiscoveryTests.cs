using MarsNetCheck.Facts;
using MarsNetCheck.Proxies;
using MarsNetCheck.Routes;

namespace MarsNetCheck.Tests.Proxies;

public sealed class ProxyDiscoveryTests
{
    private static readonly Uri _https = new("https://login.example.test/");
    private static readonly Uri _http = new("http://probe.example.test/");

    private static ProxyDiscovery Discover(NetCheckOptions options, params (string Name, string Value)[] variables)
    {
        var map = variables.ToDictionary(v => v.Name, v => v.Value, StringComparer.Ordinal);
        return new ProxyDiscovery(options, name => map.GetValueOrDefault(name), registry: null, agent: null, new FakePac());
    }

    private static async Task<Route> RouteAsync(ProxyDiscovery discovery, Uri url) => (await discovery.ChooseAsync(url, TestContext.Current.CancellationToken)).First;

    private static ProxyServer Proxy(string url) => ProxyServer.TryParse(url, out var proxy) ? proxy : throw new ArgumentException(url, nameof(url));

    [Fact]
    public async Task Nothing_configured_is_direct() => Assert.Equal(Route.Direct, (await RouteAsync(Discover(new()), _https)));

    [Fact]
    public async Task The_option_beats_the_environment()
    {
        var route = (await RouteAsync(Discover(new() { Proxy = Proxy("http://a.test:1") }, ("https_proxy", "http://b.test:2")), _https));
        Assert.Equal(("http://a.test:1", ProxySource.Option), (route.Proxy?.ToString(), route.Source));
    }

    [Fact]
    public async Task The_option_none_beats_the_environment()
    {
        var route = (await RouteAsync(Discover(new() { NoProxy = true }, ("https_proxy", "http://b.test:2")), _https));
        Assert.Equal((RouteKind.Direct, ProxySource.Option), (route.Kind, route.Source));
    }

    [Fact]
    public async Task A_bypassed_host_goes_direct_and_says_by_which_entry()
    {
        var route = (await RouteAsync(Discover(new() { Proxy = Proxy("http://a.test:1"), Bypass = "*.example.test" }), _https));
        Assert.Equal((RouteKind.Direct, "bypass entry \"*.example.test\""), (route.Kind, route.Because));
    }

    [Theory]
    [InlineData("")]
    [InlineData("*.example.test")]
    public async Task A_loopback_host_goes_through_the_proxy_of_the_option_unless_the_list_names_it(string bypass)
    {
        var route = (await RouteAsync(Discover(new() { Proxy = Proxy("http://a.test:1"), Bypass = bypass }), new Uri("https://localhost/")));
        Assert.Equal(RouteKind.Proxy, route.Kind);
    }

    [Fact]
    public void A_password_in_the_bypass_option_never_reaches_a_fact()
    {
        var fact = Discover(new() { Bypass = "*.a.test, http://bob:S3cret@b.test; bob:S3cret@c.test" }).Facts.Single(f => f.Source == ProxySource.Option);
        Assert.Equal("*.a.test, http://…@b.test; …@c.test", fact.Settings["no-proxy"]);
        Assert.DoesNotContain("S3cret", string.Join(' ', fact.Problems.Select(p => p.Detail)), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_odd_about_the_bypass_option_is_a_fact()
    {
        var fact = Discover(new() { Proxy = Proxy("http://a.test:1"), Bypass = ".contoso.com" }).Facts.Single(f => f.Source == ProxySource.Option);
        Assert.Equal([new SettingProblem(SettingProblemKind.BypassLeadingDot, "no-proxy", ".contoso.com")], fact.Problems);
    }

    [Fact]
    public async Task Each_scheme_takes_its_own_variable_and_all_proxy_stands_in()
    {
        var discovery = Discover(new(), ("https_proxy", "s.test:1"), ("ALL_PROXY", "http://a.test:2"));
        Assert.Equal("http://s.test:1", (await RouteAsync(discovery, _https)).Proxy?.ToString());
        Assert.Equal("http://a.test:2", (await RouteAsync(discovery, _http)).Proxy?.ToString());
    }

    [Theory]
    [InlineData("foo.com", "https://www.foo.com/", "no_proxy entry \"foo.com\"")]
    [InlineData("foo.com:8443", "https://foo.com:8443/", "no_proxy entry \"foo.com:8443\"")]
    public async Task The_entry_of_no_proxy_that_a_direct_route_comes_from_is_named(string exceptions, string url, string because)
    {
        var route = await RouteAsync(Discover(new(), ("https_proxy", "p.test:1"), ("NO_PROXY", exceptions)), new Uri(url));
        Assert.Equal((RouteKind.Direct, because), (route.Kind, route.Because));
    }

    [Fact]
    public async Task Who_is_not_excepted_takes_the_proxy() =>
        Assert.Equal(RouteKind.Proxy, (await RouteAsync(Discover(new(), ("https_proxy", "p.test:1"), ("no_proxy", "foo.com")), new Uri("https://xfoo.com/"))).Kind);

    [Fact]
    public async Task The_bypass_option_holds_for_a_proxy_of_the_environment_too()
    {
        var route = (await RouteAsync(Discover(new() { Bypass = "*.example.test" }, ("https_proxy", "p.test:1")), _https));
        Assert.Equal((RouteKind.Direct, ProxySource.Option), (route.Kind, route.Source));
    }

    [Fact]
    public void A_variable_that_is_no_url_is_said_and_never_shown()
    {
        var fact = Discover(new(), ("https_proxy", "gopher://user:S3cret@h:70")).Facts.Single(f => f.Source == ProxySource.Environment);
        Assert.Equal(ProxySettingState.Invalid, fact.State);
        Assert.Equal([new SettingProblem(SettingProblemKind.InvalidProxy, "https_proxy", "no proxy URL")], fact.Problems);
        Assert.DoesNotContain("S3cret", string.Join(' ', fact.Settings.Values.Concat(fact.Problems.Select(p => p.Detail))), StringComparison.Ordinal);
    }

    [Fact]
    public void A_password_in_a_variable_never_reaches_a_fact()
    {
        var fact = Discover(new(), ("https_proxy", "http://user:S3cret@h:70")).Facts.Single(f => f.Source == ProxySource.Environment);
        Assert.Equal("http://h:70", fact.Settings["https_proxy"]);
    }

    [Fact]
    public void Without_a_registry_its_sources_are_not_applicable() =>
        Assert.All(
            Discover(new()).Facts.Where(f => f.Source is not (ProxySource.Option or ProxySource.Environment)),
            f => Assert.Equal(ProxySettingState.NotApplicable, f.State));
}
