using System.Text.Json;
using MarsNetCheck.Facts;

namespace MarsNetCheck.Cli.Tests;

/// <summary>The command <c>proxy</c> on the registry of another machine, with a network that nothing may be asked of.</summary>
public sealed class ProxyCommandTests
{
    private const string Machine = """
        Windows Registry Editor Version 5.00

        [HKEY_USERS\S-1-5-18\Software\Microsoft\Windows\CurrentVersion\Internet Settings]
        "ProxyEnable"=dword:00000001
        "ProxyServer"="http=web.contoso.test:80;https=proxy.contoso.test:8080"
        "ProxyOverride"="*.blob.core.windows.net;<local>"
        """;

    private static Task<RunResult> RunAsync(params string[] arguments) => RunOnAsync(Machine, arguments);

    private static async Task<RunResult> RunOnAsync(string machine, params string[] arguments)
    {
        using var folder = new TemporaryFolder();
        return await InProcess.RunAsync(new NoNetwork { Machine = new MachineFact { Host = "SRV-BK-07", OperatingSystem = "test", Account = "tester" } }, ["proxy", "--proxy-settings", folder.File("machine.reg", machine), .. arguments]);
    }

    [Fact]
    public async Task It_names_the_source_that_wins_and_the_route_of_each_address_with_its_reason()
    {
        var run = await RunAsync("--format", "json");
        using var report = JsonDocument.Parse(run.Output);
        var root = report.RootElement;
        Assert.Equal((0, 1, "systemWinInet"), (run.Status, root.GetProperty("schemaVersion").GetInt32(), root.GetProperty("effective").GetString()));
        var routes = root.GetProperty("routes").EnumerateArray().ToDictionary(r => new Uri(r.GetProperty("url").GetString()!).Host, StringComparer.Ordinal);
        Assert.Equal("http://proxy.contoso.test:8080", routes["login.microsoftonline.com"].GetProperty("proxies")[0].GetString());
        Assert.Equal("http://web.contoso.test:80", routes["www.msftconnecttest.com"].GetProperty("proxies")[0].GetString());
        Assert.Equal("bypass entry \"*.blob.core.windows.net\"", routes["ceuswatcab01.blob.core.windows.net"].GetProperty("because").GetString());
    }

    [Fact]
    public async Task It_shows_every_source_and_what_the_agent_may_do_otherwise()
    {
        var run = await RunAsync("--format", "json", "--url", "https://login.microsoftonline.com/");
        using var report = JsonDocument.Parse(run.Output);
        var sources = report.RootElement.GetProperty("sources").EnumerateArray().ToDictionary(s => s.GetProperty("source").GetString()!, s => s.GetProperty("state").GetString(), StringComparer.Ordinal);
        Assert.Equal(["environment", "marsAgent", "option", "pac", "policy", "systemWinInet", "user", "winHttp", "wpad"], sources.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(("found", "unknown"), (sources["systemWinInet"], sources["marsAgent"]));
        Assert.Contains("settings.agent-unknown", report.RootElement.GetProperty("findings").EnumerateArray().Select(f => f.GetProperty("code").GetString()));
        Assert.Single(report.RootElement.GetProperty("routes").EnumerateArray());
    }

    [Fact]
    public async Task A_person_reads_the_answer_first()
    {
        var run = await RunAsync("--agent-proxy", "none");
        Assert.StartsWith("MARS takes http://proxy.contoso.test:8080 for ", run.Output, StringComparison.Ordinal);
        Assert.Contains("bypass entry \"*.blob.core.windows.net\"", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Unless the agent", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_agents_own_setting_wins()
    {
        var run = await RunAsync("--agent-proxy", "http://agent.contoso.test:3128", "--quiet");
        Assert.Equal("MARS takes http://agent.contoso.test:3128. That comes from the MARS agent's own setting.", run.Output.ReplaceLineEndings(" ").Trim());
    }

    [Fact]
    public async Task A_proxy_that_is_named_wins_and_what_stands_in_for_a_source_is_shown_beside_it()
    {
        var run = await RunAsync("--proxy", "http://named.contoso.test:8080", "--agent-proxy", "http://agent.contoso.test:3128", "--format", "json", "--url", "https://login.microsoftonline.com/");
        using var report = JsonDocument.Parse(run.Output);
        var agent = report.RootElement.GetProperty("sources").EnumerateArray().Single(s => s.GetProperty("source").GetString() is "marsAgent");
        Assert.Contains("http://agent.contoso.test:3128", agent.GetProperty("settings").GetRawText(), StringComparison.Ordinal);
        Assert.Equal("http://named.contoso.test:8080", report.RootElement.GetProperty("routes")[0].GetProperty("proxies")[0].GetString());
    }

    [Fact]
    public async Task Settings_that_cannot_be_used_are_an_error_and_not_no_proxy()
    {
        var run = await RunOnAsync(
            """
            Windows Registry Editor Version 5.00

            [HKEY_USERS\S-1-5-18\Software\Microsoft\Windows\CurrentVersion\Internet Settings\Connections]
            "DefaultConnectionSettings"=hex:46,00,00,00,40,00,00,00,0f,00,00,00,ff,ff,00,00,67
            """,
            "--agent-proxy", "none", "--quiet");

        Assert.Equal(1, run.Status);
        Assert.Equal("MARS takes the direct way. The SYSTEM account's settings could not be used, and nothing else configures a proxy.", run.Output.ReplaceLineEndings(" ").Trim());
    }

    [Fact]
    public async Task A_script_that_fails_is_an_error()
    {
        using var folder = new TemporaryFolder();

        var run = await RunAsync("--pac", folder.File("proxy.pac", "function FindProxyForURL(url, host {"), "--url", "https://login.microsoftonline.com/");

        Assert.Equal(1, run.Status);
        Assert.Contains("(settings.pac-error)", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_takes_the_credentials_that_a_test_needs()
    {
        var run = await RunAsync("--proxy-user", "user:S3cret", "--url", "https://login.microsoftonline.com/");

        Assert.Equal(2, run.Status);
        Assert.StartsWith("marsnetcheck: --proxy-user: the name is empty or holds a colon", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_SOCKS_proxy_is_an_error_without_a_try()
    {
        var run = await RunOnAsync(Machine.Replace("http=web.contoso.test:80;https=proxy.contoso.test:8080", "socks=proxy.contoso.test:1080", StringComparison.Ordinal), "--agent-proxy", "none");

        Assert.Equal(1, run.Status);
        Assert.Contains("MARS cannot use a SOCKS proxy", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_policy_that_overrules_the_accounts_proxy_is_said_to()
    {
        var run = await RunOnAsync(Machine + """


            [HKEY_LOCAL_MACHINE\SOFTWARE\Policies\Microsoft\Windows\CurrentVersion\Internet Settings]
            "ProxySettingsPerUser"=dword:00000000
            """, "--agent-proxy", "none");

        Assert.StartsWith("MARS takes the direct way. By policy the settings of the machine count, and they configure no proxy.", run.Output.ReplaceLineEndings(" "), StringComparison.Ordinal);
        Assert.Contains("the SYSTEM account's settings (S-1-5-18): found, and does not count (policy)", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_script_that_cannot_be_used_is_not_told_as_no_configuration()
    {
        using var folder = new TemporaryFolder();

        var run = await RunOnAsync(Machine.Replace("dword:00000001", "dword:00000000", StringComparison.Ordinal), "--agent-proxy", "none", "--pac", folder.File("broken.pac", "function FindProxyForURL(url, host) {"));

        Assert.Contains("The PAC script could not be used", run.Output.ReplaceLineEndings(" "), StringComparison.Ordinal);
        Assert.Contains("syntax error, line 1", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task People_read_names_of_sources_and_not_words_of_the_report()
    {
        var run = await RunOnAsync(Machine.Replace(":8080", ":99999", StringComparison.Ordinal));

        Assert.Contains("In the SYSTEM account's settings: ProxyServer:", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("systemWinInet", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("marsAgent", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_proxy_the_test_says_so_and_does_not_count()
    {
        var run = await RunOnAsync(Machine.Replace("dword:00000001", "dword:00000000", StringComparison.Ordinal), "--agent-proxy", "none", "--test");

        Assert.Equal((0, "No address goes through a proxy: there is nothing to test.\n"), (run.Status, run.Error.ReplaceLineEndings("\n")));
        Assert.DoesNotContain("Tried", run.Output, StringComparison.Ordinal);
    }
}
