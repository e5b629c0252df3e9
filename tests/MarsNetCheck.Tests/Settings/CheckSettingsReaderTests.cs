using MarsNetCheck.Proxies;
using MarsNetCheck.Settings;

namespace MarsNetCheck.Tests.Settings;

public sealed class CheckSettingsReaderTests
{
    [Fact]
    public void Nothing_written_is_the_catalog_that_is_built_in_and_the_default_options()
    {
        var input = Read(new CheckSettings());

        Assert.Equal(("public", null, false), (input.Catalog.Cloud, input.Catalog.Region, input.Catalog.Narrowed));
        Assert.Equal((0, 0), (input.Options.Resolvers.Length, input.Options.ExpectedRoots.Length));
        Assert.Equal(new NetCheckOptions(), input.Options with { Resolvers = [], ExpectedRoots = [] });
        Assert.Empty(input.Warnings);
    }

    [Fact]
    public void What_to_check_is_picked_from_the_catalog()
    {
        var input = Read(new CheckSettings { Region = "westeurope", Hosts = { "contoso.blob.core.windows.net" }, Only = { "auth, control" }, Skip = { "login-windows" } });

        Assert.Equal("westeurope", input.Catalog.Region);
        Assert.True(input.Catalog.Narrowed);
        Assert.Contains(input.Catalog.Endpoints, e => e.Host is "contoso.blob.core.windows.net");
        Assert.Contains(input.Catalog.Endpoints, e => e.Id is "login-microsoftonline");
        Assert.DoesNotContain(input.Catalog.Endpoints, e => e.Id is "login-windows");
    }

    [Theory]
    [InlineData("http://proxy.contoso.test:8080", false, "http://proxy.contoso.test:8080")]
    [InlineData("proxy.contoso.test:3128", false, "http://proxy.contoso.test:3128")]
    [InlineData("None", true, null)]
    [InlineData("AUTO", false, null)]
    [InlineData(null, false, null)]
    public void A_proxy_is_a_url_or_none_or_the_one_that_MARS_takes(string? written, bool direct, string? proxy)
    {
        var options = Read(new CheckSettings { Proxy = written }).Options;

        Assert.Equal((direct, proxy), (options.NoProxy, options.Proxy?.ToString()));
    }

    [Fact]
    public void Servers_of_DNS_are_addresses_with_or_without_a_port()
    {
        var options = Read(new CheckSettings { Dns = { "10.1.0.53, 10.1.0.54:5353", "[2001:db8::53]:54", "[2001:db8::54]", "2001:db8::1" } }).Options;

        Assert.Equal(["10.1.0.53:53", "10.1.0.54:5353", "[2001:db8::53]:54", "[2001:db8::54]:53", "[2001:db8::1]:53"], options.Resolvers.Select(r => r.ToString()));
    }

    [Fact]
    public void Limits_and_the_rest_become_options()
    {
        var options = Read(new CheckSettings { Timeout = "0.5", Budget = "86400", Concurrency = "7", Family = "6", Routes = "all", NoProxy = "*.contoso.test;<local>", AgentProxy = "none", Pac = "http://pac.contoso.test/proxy.pac" }).Options;

        Assert.Equal((TimeSpan.FromMilliseconds(500), TimeSpan.FromDays(1), 7, 6, true), (options.StageTimeout, options.Budget, options.Concurrency, options.Family, options.AllRoutes));
        Assert.Equal(("*.contoso.test;<local>", AgentProxy.None, new PacOverride(new Uri("http://pac.contoso.test/proxy.pac"))), (options.Bypass, options.AgentProxy, options.Pac));
    }

    [Fact]
    public void Files_are_read_when_they_are_named()
    {
        using var files = new SettingFiles();
        var input = Read(new CheckSettings
        {
            Pac = files.Write("proxy.pac", "function FindProxyForURL(u, h) { return 'DIRECT'; }"),
            AgentProxy = files.Write("agent.json", """{ "ProxySetting": { "Enabled": true, "ProxyServer": "http://p.test", "ProxyPort": 8080 } }"""),
            ExpectRoots = { files.Write("root.pem", SettingFiles.Root) },
        });

        Assert.StartsWith("function FindProxyForURL", input.Options.Pac?.Text, StringComparison.Ordinal);
        Assert.Equal("http://p.test:8080", input.Options.AgentProxy?.Server?.ToString());
        Assert.Equal("CN=Expected", Assert.Single(input.Options.ExpectedRoots).Subject);
    }

    [Fact]
    public void Every_error_is_listed_with_the_settings_own_name()
    {
        using var files = new SettingFiles();
        var agent = files.Write("agent.json", "{");
        var export = files.Write("machine.reg", "Windows Registry Editor Version 5.00\n[HKLM\\x\nnonsense\n");
        var settings = new CheckSettings
        {
            Region = "westeurop",
            Only = { "nothing-like-it", "" },
            Proxy = "nonsense://x",
            ProxySettings = export,
            AgentProxy = agent,
            Pac = "ftp://pac.contoso.test/",
            NoProxy = "10.0.0.0/8",
            Dns = { "dns.contoso.test" },
            ExpectRoots = { "/no/such/root.pem" },
            Family = "ipv4",
            Routes = "some",
            Timeout = "1e3",
            Budget = "0",
            Concurrency = "-1",
            ProxyUser = "user:name",
        };

        Assert.Equal(
            [
                "Check:Proxy: 'nonsense://x' is no proxy URL; write it like http://proxy.contoso.test:8080, or none, or auto",
                $"{export}: line 2: a key has no closing bracket at the end of its line; write ] after the key",
                $"{export}: line 3: is no key, no value and no comment; write [KEY], \"name\"=value or ; before a comment",
                $"{agent}: line 1, column 2: is not JSON; write it with Get-OBMachineSetting | ConvertTo-Json -Depth 4",
                "Check:Pac: 'ftp://pac.contoso.test/' is no http or https address, and Windows fetches no script from another; write http://pac.contoso.test/proxy.pac, or the path of a file",
                "Check:NoProxy: '10.0.0.0/8' has a slash, which a bypass list cannot have; name hosts such as *.contoso.test or 10.1.*",
                "Check:Dns: 'dns.contoso.test' is no address of a server; write 10.1.0.53, 10.1.0.53:5353 or [2001:db8::53]:53",
                "Check:ExpectRoots: /no/such/root.pem: does not exist; check the path",
                "Check:Family: 'ipv4' is no address family; give 4 or 6, or leave it out to use both",
                "Check:Routes: 'some' is neither effective nor all; give one of them",
                "Check:Timeout: '1e3' is no number of seconds that can be used; give 0.1 to 600",
                "Check:Budget: '0' is no number of seconds that can be used; give 0.1 to 86400",
                "Check:Concurrency: '-1' is no count that can be used; give 1 to 65536",
                "Check:Region: 'westeurop' is no region of cloud 'public'; did you mean 'westeurope'? `marsnetcheck catalog` lists them",
                "Check:ProxyUser: the name is empty or holds a colon or a control character; write it like CONTOSO\\user, user@contoso.test or user, without the password",
            ],
            Refused(settings));
    }

    [Theory]
    [InlineData("cloud", "Check:Cloud")]
    [InlineData("profile", "Check:Profile")]
    [InlineData("host", "Check:Hosts")]
    [InlineData("only", "Check:Only")]
    [InlineData("skip", "Check:Skip")]
    public void A_part_of_the_catalog_that_is_not_there_is_told_by_the_name_of_its_setting(string part, string name)
    {
        var settings = part switch
        {
            "cloud" => new CheckSettings { Cloud = "a/b" },
            "profile" => new CheckSettings { Profile = "a/b" },
            "host" => new CheckSettings { Hosts = { "a/b" } },
            "only" => new CheckSettings { Only = { "a/b" } },
            _ => new CheckSettings { Skip = { "a/b" } },
        };

        Assert.StartsWith($"{name}: 'a/b' ", Assert.Single(Refused(settings)), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_error_of_a_catalog_file_is_listed()
    {
        using var files = new SettingFiles();
        var file = files.Write("c.json", """{ "schemaVersion": 1, "wrong": 1, "alsoWrong": 2 }""");

        var errors = Refused(new CheckSettings { Catalog = file, Timeout = "x" });

        Assert.StartsWith("Check:Timeout: ", errors[0], StringComparison.Ordinal);
        Assert.Contains(errors, e => e.StartsWith($"{file}: $.wrong: ", StringComparison.Ordinal));
        Assert.Contains(errors, e => e.StartsWith($"{file}: $.alsoWrong: ", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("a\0b")]
    public void What_cannot_be_the_name_of_a_file_is_an_error_of_its_setting(string name)
    {
        var settings = new CheckSettings { Catalog = name, ProxySettings = name, AgentProxy = name, Pac = name, ExpectRoots = { name }, ProxyUser = "user", ProxyPasswordFile = name };

        var errors = Refused(settings);

        Assert.Equal(["Check:ProxySettings", "Check:AgentProxy", "Check:Pac", "Check:ExpectRoots", "Check:Catalog", "Check:ProxyPasswordFile"], errors.Select(e => e[..e.IndexOf(": ", StringComparison.Ordinal)]));
    }

    [Fact]
    public void A_password_in_a_url_is_told_and_not_repeated()
    {
        const string url = "http://user:S3cret@proxy.contoso.test:8080";

        var errors = Refused(new CheckSettings { Proxy = url, AgentProxy = url, Pac = url });

        Assert.Equal(3, errors.Length);
        Assert.All(errors, e => Assert.Contains(": the URL holds credentials, which a configuration file shows to everybody; give it without them", e, StringComparison.Ordinal));
        Assert.DoesNotContain(errors, e => e.Contains("S3cret", StringComparison.Ordinal));
    }

    [Fact]
    public void A_bypass_list_without_a_proxy_contradicts_itself() =>
        Assert.Equal(["Check:NoProxy and Check:Proxy none contradict each other: without a proxy there is nothing to bypass; drop one of them"], Refused(new CheckSettings { Proxy = "none", NoProxy = "*.contoso.test" }));

    [Theory]
    [InlineData("none", null)]
    [InlineData("none", "all")]
    [InlineData("http://p.test:8080", null)]
    [InlineData("http://p.test:8080", "all")]
    [InlineData("auto", null)]
    public void What_stands_in_for_a_source_is_read_whichever_way_is_given(string proxy, string? routes)
    {
        using var files = new SettingFiles();
        var options = Read(StandIns(files, proxy, routes)).Options;

        Assert.Equal((AgentProxy.None, new PacOverride(new Uri("http://pac.contoso.test/proxy.pac"))), (options.AgentProxy, options.Pac));
        Assert.NotNull(options.ProxySettings);
    }

    private static CheckSettings StandIns(SettingFiles files, string proxy, string? routes) => new()
    {
        Proxy = proxy,
        Routes = routes,
        ProxySettings = files.Write("machine.reg", "Windows Registry Editor Version 5.00\n\n[HKEY_USERS\\S-1-5-18\\Software\\Microsoft\\Windows\\CurrentVersion\\Internet Settings]\n"),
        AgentProxy = "none",
        Pac = "http://pac.contoso.test/proxy.pac",
    };

    internal static CheckInput Read(CheckSettings settings, SettingsSource? source = null) => CheckSettingsReader.Read(settings, source ?? Source);

    internal static string[] Refused(CheckSettings settings, SettingsSource? source = null) => [.. Assert.Throws<SettingsException>(() => Read(settings, source)).Errors];

    internal static SettingsSource Source => new() { NameOf = name => "Check:" + name, EnvironmentVariable = _ => null };
}
