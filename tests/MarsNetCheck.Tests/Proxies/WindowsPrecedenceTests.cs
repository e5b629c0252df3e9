using MarsNetCheck.Facts;
using MarsNetCheck.Proxies;
using MarsNetCheck.Routes;

namespace MarsNetCheck.Tests.Proxies;

/// <summary>Which source wins on a machine with a Windows registry, over exports of machines as companies have them.</summary>
public sealed class WindowsPrecedenceTests
{
    private const string Pac = "http://pac.contoso.test/p.pac";
    private const string Wpad = "http://wpad.contoso.test/wpad.dat";
    private static readonly Uri _url = new("https://login.example.test/");

    private static ProxyDiscovery Discover(Export export, FakePac? pac = null, NetCheckOptions? options = null) =>
        new((options ?? new()) with { ProxySettings = export.Build() }, name => name is "https_proxy" ? "http://environment.test:9" : null, registry: null, agent: null, pac ?? new FakePac());

    private static async Task<Route> RouteAsync(ProxyDiscovery discovery, Uri? url = null) =>
        (await discovery.ChooseAsync(url ?? _url, TestContext.Current.CancellationToken)).First;

    private static ProxyFact Fact(ProxyDiscovery discovery, ProxySource source) => Assert.Single(discovery.Facts, f => f.Source == source);

    private static ProxyServer Proxy(string url) => ProxyServer.TryParse(url, out var proxy) ? proxy : throw new ArgumentException(url, nameof(url));

    private static (ProxySource, string?, string?) Of(Route route) => (route.Source, route.Proxy?.ToString(), route.Because);

    [Fact]
    public async Task An_environment_variable_never_wins_even_where_nothing_else_is_set()
    {
        var discovery = Discover(Export.Empty);

        Assert.Equal(Route.Direct, await RouteAsync(discovery));
        Assert.Equal(ProxySettingState.Found, Fact(discovery, ProxySource.Environment).State);
    }

    [Fact]
    public void Every_source_is_reported_whether_or_not_it_wins() =>
        Assert.Equal(
            [ProxySource.Option, ProxySource.MarsAgent, ProxySource.Policy, ProxySource.SystemWinInet, ProxySource.Pac, ProxySource.Wpad, ProxySource.WinHttp, ProxySource.User, ProxySource.Environment],
            Discover(Export.Empty).Facts.Select(f => f.Source));

    [Fact]
    public async Task The_proxy_of_the_SYSTEM_account_wins() =>
        Assert.Equal((ProxySource.SystemWinInet, "http://proxy.contoso.test:8080", null), Of(await RouteAsync(Discover(Export.Empty.Manual(Export.SystemKey, "proxy.contoso.test:8080")))));

    [Fact]
    public async Task Each_scheme_takes_its_own_proxy_of_the_list()
    {
        var discovery = Discover(Export.Empty.Manual(Export.SystemKey, "http=h.test:1;https=s.test:2;https=:9"));

        Assert.Equal("http://s.test:2", (await RouteAsync(discovery)).Proxy?.ToString());
        Assert.Equal("http://h.test:1", (await RouteAsync(discovery, new Uri("http://x.example.test/"))).Proxy?.ToString());
        Assert.Equal(SettingProblemKind.InvalidProxy, Fact(discovery, ProxySource.SystemWinInet).Problems.Single().Kind);
    }

    [Fact]
    public async Task Its_bypass_list_sends_a_host_direct_by_the_entry_that_matched() =>
        Assert.Equal(
            (ProxySource.SystemWinInet, null, "bypass entry \"*.example.test\""),
            Of(await RouteAsync(Discover(Export.Empty.Manual(Export.SystemKey, "p.test:1", "<local>;*.example.test")))));

    [Fact]
    public async Task The_agents_own_setting_beats_the_SYSTEM_accounts()
    {
        var discovery = Discover(Export.Empty.Manual(Export.SystemKey, "p.test:1"), options: new() { AgentProxy = AgentProxy.WithUser(Proxy("http://agent.test:2")) });

        Assert.Equal((ProxySource.MarsAgent, "http://agent.test:2", null), Of(await RouteAsync(discovery)));
        Assert.Equal("given", Fact(discovery, ProxySource.MarsAgent).Settings["ProxyUsername"]);
    }

    [Fact]
    public async Task An_agent_without_a_setting_leaves_it_to_the_SYSTEM_account()
    {
        var discovery = Discover(Export.Empty.Manual(Export.SystemKey, "p.test:1"), options: new() { AgentProxy = AgentProxy.None });

        Assert.Equal(ProxySource.SystemWinInet, (await RouteAsync(discovery)).Source);
        Assert.Equal(ProxySettingState.Absent, Fact(discovery, ProxySource.MarsAgent).State);
    }

    [Fact]
    public async Task The_option_beats_them_all() =>
        Assert.Equal(ProxySource.Option, (await RouteAsync(Discover(Export.Empty.Manual(Export.SystemKey, "p.test:1"), options: new() { Proxy = Proxy("http://o.test:3"), AgentProxy = AgentProxy.Of(Proxy("http://a.test:2")) }))).Source);

    [Fact]
    public async Task By_policy_the_machines_copy_rules_for_the_SYSTEM_account_too()
    {
        var discovery = Discover(Export.PerMachine.Manual(Export.MachineKey, "machine.test:1").Manual(Export.SystemKey, "system.test:2"));

        Assert.Equal((ProxySource.Policy, "http://machine.test:1", null), Of(await RouteAsync(discovery)));
        Assert.Equal("system.test:2", Fact(discovery, ProxySource.SystemWinInet).Settings["ProxyServer"]);
    }

    [Fact]
    public async Task By_policy_an_empty_copy_is_direct() =>
        Assert.Equal(Route.Direct, await RouteAsync(Discover(Export.PerMachine.Manual(Export.SystemKey, "system.test:2"))));

    [Fact]
    public async Task A_policy_for_each_user_changes_nothing() =>
        Assert.Equal(ProxySource.SystemWinInet, (await RouteAsync(Discover(Export.Empty.Key(Export.PolicyKey).Number("ProxySettingsPerUser", 1).Manual(Export.MachineKey, "machine.test:1").Manual(Export.SystemKey, "system.test:2")))).Source);

    [Fact]
    public async Task Detection_comes_before_the_script_and_the_script_before_the_proxy()
    {
        var all = Export.Empty.Blob(Export.SystemKey, 15, "p.test:1", "", Pac);
        FakePac Scripts(string? detected) => new FakePac(detected).Answers(Wpad, "PROXY w.test:1", "w.test:1").Answers(Pac, "PROXY s.test:2; DIRECT", "s.test:2", "");

        Assert.Equal((ProxySource.Wpad, "http://w.test:1", "PAC returned PROXY w.test:1"), Of(await RouteAsync(Discover(all, Scripts(Wpad)))));
        Assert.Equal((ProxySource.Pac, "http://s.test:2", "detection found nothing; PAC returned PROXY s.test:2; DIRECT"), Of(await RouteAsync(Discover(all, Scripts(detected: null)))));
        Assert.Equal(
            (ProxySource.SystemWinInet, "http://p.test:1", $"PAC {Wpad} could not be fetched; PAC {Pac} could not be fetched; ProxyServer of the SYSTEM account stands in"),
            Of(await RouteAsync(Discover(all, new FakePac(Wpad)))));
    }

    [Fact]
    public async Task A_script_may_name_several_ways_in_order()
    {
        var choice = await Discover(Export.Empty.Key(Export.SystemKey).Text("AutoConfigURL", Pac), new FakePac().Answers(Pac, "PROXY a:1; PROXY b:2; DIRECT", "a:1", "b:2", "")).ChooseAsync(_url, TestContext.Current.CancellationToken);

        Assert.Equal(["http://a:1", "http://b:2", null], choice.Then.Prepend(choice.First).Select(r => r.Proxy?.ToString()));
        Assert.Equal(RouteKind.Direct, choice.Then[^1].Kind);
    }

    [Fact]
    public async Task Where_the_script_fails_and_nothing_stands_in_the_way_is_direct_and_says_why()
    {
        var discovery = Discover(Export.Empty.Key(Export.SystemKey).Text("AutoConfigURL", Pac));

        Assert.Equal((ProxySource.None, null, $"PAC {Pac} could not be fetched; no other setting stands in"), Of(await RouteAsync(discovery)));
        Assert.Equal((ProxySettingState.Invalid, SettingProblemKind.PacUnreachable), (Fact(discovery, ProxySource.Pac).State, Fact(discovery, ProxySource.Pac).Problems.Single().Kind));
    }

    [Fact]
    public async Task Detection_that_finds_nothing_is_said_and_asked_once()
    {
        var pac = new FakePac();
        var discovery = Discover(Export.Empty.Blob(Export.SystemKey, 9), pac);
        var routes = await Task.WhenAll(RouteAsync(discovery), RouteAsync(discovery, new Uri("http://other.test/")));

        Assert.All(routes, r => Assert.Equal("detection found nothing; no other setting stands in", r.Because));
        Assert.Equal(1, pac.Detections);
        Assert.Equal((ProxySettingState.Absent, SettingProblemKind.NotDetected), (Fact(discovery, ProxySource.Wpad).State, Fact(discovery, ProxySource.Wpad).Problems.Single().Kind));
    }

    [Fact]
    public async Task A_password_in_the_scripts_address_is_in_no_reason()
    {
        var route = await RouteAsync(Discover(Export.Empty.Key(Export.SystemKey).Text("AutoConfigURL", "http://u:S3cret@pac.test/p.pac")));

        Assert.Equal("PAC http://pac.test/p.pac could not be fetched; no other setting stands in", route.Because);
    }

    [Theory]
    [InlineData(Export.SystemKey, ProxySource.SystemWinInet)]
    [InlineData(Export.PolicyKey, ProxySource.Policy)]
    public async Task Settings_that_may_not_be_read_are_denied_and_give_no_way(string refused, ProxySource source)
    {
        var discovery = new ProxyDiscovery(new(), _ => null, new PartlyReadable(Export.Empty.Build(), refused), agent: null, new FakePac());

        Assert.Equal(Route.Direct, await RouteAsync(discovery));
        Assert.Equal(ProxySettingState.Denied, Fact(discovery, source).State);
    }

    [Fact]
    public void The_users_settings_are_read_to_compare_with()
    {
        var fact = Fact(Discover(Export.Empty.Manual(Export.UserKey, "user.test:1")), ProxySource.User);

        Assert.Equal((ProxySettingState.Found, "user.test:1"), (fact.State, fact.Settings["ProxyServer in force"]));
    }

    [Fact]
    public void Each_person_whose_hive_is_loaded_is_read_and_no_service_account() =>
        Assert.Equal(
            ["S-1-12-1-5", "S-1-5-21-7-500"],
            Discover(Export.Empty.Key(@"HKEY_USERS\S-1-5-21-7-500").Key(@"HKEY_USERS\S-1-5-21-7-500_Classes").Key(@"HKEY_USERS\S-1-12-1-5").Key(@"HKEY_USERS\S-1-5-19"))
                .Facts.Where(f => f.Source == ProxySource.User).Select(f => f.Account));

    [Fact]
    public async Task WinHTTP_never_wins_and_is_reported_with_where_its_views_differ()
    {
        var discovery = Discover(Export.Empty
            .Key(Export.MachineKey + @"\Connections").Bytes("WinHttpSettings", Convert.FromHexString("28000000000000000300000004000000613A3432040000002A2E3432"))
            .Key(Export.Machine32Key + @"\Connections").Bytes("WinHttpSettings", Convert.FromHexString("1800000000000000010000000000000000000000"))
            .Key(Export.MachineKey + @"\WinHttp").Number("DisableWpad", 1));
        var fact = Fact(discovery, ProxySource.WinHttp);

        Assert.Equal(Route.Direct, await RouteAsync(discovery));
        Assert.Equal(("a:42", "1"), (fact.Settings["WinHttpSettings.ProxyServer"], fact.Settings["DisableWpad"]));
        Assert.Equal([new SettingProblem(SettingProblemKind.Disagree, "WinHttpSettings", "a:42 except *.42 for 64-bit programs, direct for 32-bit ones")], fact.Problems);
    }

    [Fact]
    public async Task To_compare_each_source_gives_its_own_way()
    {
        var discovery = Discover(
            Export.Empty.Manual(Export.SystemKey, "s.test:1").Manual(Export.UserKey, "u.test:2"), options: new() { AgentProxy = AgentProxy.Of(Proxy("http://a.test:3")) });

        Assert.Equal(
            [(ProxySource.MarsAgent, "http://a.test:3"), (ProxySource.SystemWinInet, "http://s.test:1"), (ProxySource.User, "http://u.test:2"), (ProxySource.Environment, "http://environment.test:9"), (ProxySource.None, null)],
            (await discovery.ChooseAllAsync(_url, TestContext.Current.CancellationToken)).Select(c => (c.Source, c.Choice.First.Proxy?.ToString())));
    }
}
