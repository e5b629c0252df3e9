using System.Text.Json;

namespace MarsNetCheck.LabTests;

/// <summary>Servers as their registry shows them, among real proxies: the behaviour matrix of MARS, PAC scripts, detection, and the signed-in user's other proxy.</summary>
[Collection(LabCollection.Name)]
public sealed class SystemSettingsTests(Lab lab) : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("marslab-settings-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static string Proxy(int port) => $"{Lab.ProxyName}:{port}";

    private static string Pac(string name) => $"http://pac.lab.test/{name}.pac";

    private async Task<CheckResult> CheckAsync(WindowsMachine machine, params string[] more) =>
        await lab.CheckAsync([.. await machine.DescribeAsync(_folder), .. more]);

    private string[] Password(string password)
    {
        var file = Path.Combine(_folder, "password");
        File.WriteAllText(file, password);
        return ["--proxy-user", "user", "--proxy-password-file", file];
    }

    [Fact]
    public async Task The_agents_own_proxy_is_used() =>
        AssertReady(await CheckAsync(new WindowsMachine { Agent = Proxy(3128) }), "marsAgent");

    [Fact]
    public async Task The_SYSTEM_accounts_proxy_is_used_where_the_agent_has_none() =>
        AssertReady(await CheckAsync(new WindowsMachine { Proxy = "proxy.lab.test:3128" }), "systemWinInet");

    // The SYSTEM account's proxy denies storage: it would show.
    [Fact]
    public async Task The_agents_own_proxy_beats_the_SYSTEM_accounts() =>
        AssertReady(await CheckAsync(new WindowsMachine { Agent = Proxy(3128), Proxy = "proxy.lab.test:3134" }), "marsAgent");

    [Theory]
    [InlineData(3129)]
    [InlineData(3130)]
    [InlineData(3131)]
    public async Task The_agent_logs_in_with_its_user(int port) =>
        AssertReady(await CheckAsync(new WindowsMachine { Agent = Proxy(port), AgentUser = "user" }, Password("Passw0rd")), "marsAgent");

    [Fact]
    public async Task An_agent_whose_password_is_not_known_is_not_judged()
    {
        var report = await CheckAsync(new WindowsMachine { Agent = Proxy(3129), AgentUser = "user" });

        Assert.Equal(("inconclusive", 3), (report.Verdict, report.Status));
    }

    [Fact]
    public async Task An_agent_without_a_user_cannot_log_in()
    {
        var report = await CheckAsync(new WindowsMachine { Agent = Proxy(3129) });

        Assert.Equal(["proxy.auth-required"], report.Problems);
        Assert.Equal(("blocked", 1), (report.Verdict, report.Status));
    }

    [Theory]
    [InlineData(3129)]
    [InlineData(3132)]
    public async Task The_SYSTEM_account_cannot_log_in_to_a_proxy(int port)
    {
        var report = await CheckAsync(new WindowsMachine { Proxy = $"proxy.lab.test:{port}" });

        Assert.Equal(["proxy.auth-required"], report.Problems);
        Assert.Equal(("blocked", "systemWinInet"), (report.Verdict, report.ProxySource));
    }

    [Fact]
    public async Task Credentials_that_work_do_not_help_the_SYSTEM_account()
    {
        var report = await CheckAsync(new WindowsMachine { Proxy = "proxy.lab.test:3129" }, Password("Passw0rd"));

        Assert.Equal(["settings.no-credentials"], report.Problems);
        Assert.Equal(("blocked", "configuration"), (report.Verdict, report.Only("settings.no-credentials").Blame));
    }

    [Fact]
    public async Task The_agents_login_works_whatever_the_SYSTEM_account_has() =>
        AssertReady(await CheckAsync(new WindowsMachine { Agent = Proxy(3129), AgentUser = "user", Proxy = "proxy.lab.test:3129" }, Password("Passw0rd")), "marsAgent");

    [Fact]
    public async Task A_PAC_script_is_followed() =>
        AssertReady(await CheckAsync(new WindowsMachine { Pac = Pac("plain") }), "pac");

    [Fact]
    public async Task A_PAC_script_cannot_lead_to_a_login()
    {
        var report = await CheckAsync(new WindowsMachine { Pac = Pac("basic") });

        Assert.Equal(["proxy.auth-required"], report.Problems);
        Assert.Equal(("blocked", "pac"), (report.Verdict, report.ProxySource));
    }

    [Fact]
    public async Task A_PAC_script_that_asks_DNS_gets_the_runs_own_answers()
    {
        var report = await CheckAsync(new WindowsMachine { Pac = Pac("company") });

        AssertReady(report, "pac");
        var routes = await RoutesAsync(new WindowsMachine { Pac = Pac("company") });
        Assert.Equal("proxy", routes.First(r => r.Key.StartsWith("https://login.microsoftonline.com/", StringComparison.Ordinal)).Value);
        Assert.Equal("direct", routes.First(r => r.Key.Contains("blob.core.windows.net", StringComparison.Ordinal)).Value);
    }

    [Theory]
    [InlineData("dead-first")]
    [InlineData("dead-then-direct")]
    public async Task A_dead_proxy_of_a_PAC_script_is_passed_over_and_said(string script)
    {
        var report = await CheckAsync(new WindowsMachine { Pac = Pac(script) });

        Assert.Equal(["proxy.unreachable"], report.Problems);
        Assert.Equal(("degraded", 0), (report.Verdict, report.Status));
    }

    [Fact]
    public async Task A_SOCKS_proxy_of_a_PAC_script_is_a_remark_where_another_one_follows()
    {
        var report = await CheckAsync(new WindowsMachine { Pac = Pac("socks-first") });

        Assert.Empty(report.Problems);
        Assert.Equal(["settings.unsupported-proxy"], report.Remarks);
    }

    [Theory]
    [InlineData("syntax", "settings.pac-error")]
    [InlineData("throws", "settings.pac-error")]
    [InlineData("number", "settings.pac-error")]
    [InlineData("endless", "settings.pac-error")]
    [InlineData("missing", "settings.pac-unreachable")]
    [InlineData("slow", "settings.pac-unreachable")]
    public async Task A_PAC_script_that_gives_nothing_is_said_and_the_manual_proxy_stands_in(string script, string code)
    {
        var report = await CheckAsync(new WindowsMachine { Pac = Pac(script), Proxy = "proxy.lab.test:3128" });

        Assert.Equal([code], report.Problems);
        Assert.Equal(("degraded", "systemWinInet"), (report.Verdict, report.ProxySource));
    }

    [Fact]
    public async Task A_PAC_script_on_a_share_is_taken_by_nobody()
    {
        var report = await CheckAsync(new WindowsMachine { Pac = "file://server/share/proxy.pac", Proxy = "proxy.lab.test:3128" });

        Assert.Equal(["settings.pac-unsupported"], report.Problems);
    }

    [Fact]
    public async Task Detection_by_DNS_finds_the_companys_script() =>
        AssertReady(await CheckAsync(new WindowsMachine { AutoDetect = true }), "wpad");

    [Fact]
    public async Task A_bypassed_host_goes_direct()
    {
        var routes = await RoutesAsync(new WindowsMachine { Proxy = "proxy.lab.test:3134", Bypass = "*.blob.core.windows.net" });

        Assert.Equal("proxy", routes.First(r => r.Key.StartsWith("https://login.microsoftonline.com/", StringComparison.Ordinal)).Value);
        Assert.All(routes.Where(r => r.Key.Contains("blob.core.windows.net", StringComparison.Ordinal)), r => Assert.Equal("direct", r.Value));
    }

    [Fact]
    public async Task A_bypass_list_with_a_slash_sends_everything_direct_and_is_said()
    {
        var report = await CheckAsync(new WindowsMachine { Proxy = "proxy.lab.test:3129", Bypass = "10.0.0.0/8" });

        Assert.Equal(["settings.bypass-invalid"], report.Problems);
        Assert.Equal("degraded", report.Verdict);
    }

    [Fact]
    public async Task The_users_proxy_that_works_is_shown_beside_the_SYSTEM_accounts_that_does_not()
    {
        var machine = new WindowsMachine { Proxy = "proxy.lab.test:3129", UserProxy = "proxy.lab.test:3128" };
        var run = await lab.RunAsync("check", [.. await machine.DescribeAsync(_folder), "--routes", "all"]);

        using var report = JsonDocument.Parse(run.Output);
        var verdicts = report.RootElement.GetProperty("routes").EnumerateArray().ToDictionary(
            r => string.Join(',', r.GetProperty("sources").EnumerateArray().Select(s => s.GetString())), r => r.GetProperty("verdict").GetString(), StringComparer.Ordinal);
        Assert.Equal("blocked", report.RootElement.GetProperty("verdict").GetString());
        Assert.Equal("ready", verdicts["user"]);
        Assert.Equal("ready", verdicts["none"]);
        Assert.Equal(40, CheckResult.Read(run).Only("settings.user-differs").Evidence.GetProperty("betterForUser").GetArrayLength());
    }

    /// <summary>The kind of route of each address, as <c>proxy</c> shows it.</summary>
    private async Task<Dictionary<string, string>> RoutesAsync(WindowsMachine machine)
    {
        var run = await lab.RunAsync("proxy", await machine.DescribeAsync(_folder));
        using var document = JsonDocument.Parse(run.Output);
        return document.RootElement.GetProperty("routes").EnumerateArray()
            .ToDictionary(r => r.GetProperty("url").GetString()!, r => r.GetProperty("kind").GetString()!, StringComparer.Ordinal);
    }

    private static void AssertReady(CheckResult report, string source)
    {
        Assert.Empty(report.Problems);
        Assert.Equal(("ready", 0, source), (report.Verdict, report.Status, report.ProxySource));
    }
}
