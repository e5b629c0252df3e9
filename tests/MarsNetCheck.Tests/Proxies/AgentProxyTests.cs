using System.Text;
using MarsNetCheck.Facts;
using MarsNetCheck.Proxies;
using MarsNetCheck.Registry;

namespace MarsNetCheck.Tests.Proxies;

public sealed class AgentProxyTests
{
    private const string Whole = """{ "ProxySetting": { "Enabled": true, "ProxyServer": "http://proxycontoso.com", "ProxyPort": 8080, "ProxyUsername": "contoso\\johnj99", "ProxyPassword": { "Length": 9, "x": "S3cret" } } }""";
    private static readonly Uri _url = new("https://login.example.test/");

    private static AgentProxy Parse(string json) => AgentProxy.Parse(Encoding.UTF8.GetBytes(json), "agent.json");

    [Fact]
    public void The_setting_of_the_agent_is_read_with_server_port_and_that_there_is_a_user()
    {
        var proxy = Parse(Whole);

        Assert.Equal(("http://proxycontoso.com:8080", true), (proxy.Server?.ToString(), proxy.HasUser));
    }

    public static TheoryData<string> Encodings => ["utf-8", "utf-8 marked", "utf-16", "utf-16 big endian"];

    [Theory]
    [MemberData(nameof(Encodings))]
    public void PowerShell_may_write_it_in_any_of_its_encodings(string encoding)
    {
        byte[] bytes = encoding switch
        {
            "utf-8" => Encoding.UTF8.GetBytes(Whole),
            "utf-8 marked" => [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(Whole)],
            "utf-16" => [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(Whole)],
            _ => [.. Encoding.BigEndianUnicode.Preamble, .. Encoding.BigEndianUnicode.GetBytes(Whole)],
        };

        Assert.Equal("http://proxycontoso.com:8080", AgentProxy.Parse(bytes, "agent.json").Server?.ToString());
    }

    [Theory]
    [InlineData("""{ "proxysetting": { "ENABLED": "True", "proxyserver": "p.test", "PROXYPORT": "3128" } }""", "http://p.test:3128")]
    [InlineData("""[ { "ProxySetting": { "Enabled": true, "ProxyServer": "https://p.test:444", "ProxyPort": 0 } } ]""", "https://p.test:444")]
    [InlineData("""{ "ProxySetting": { "ProxyServer": "http://u:S3cret@p.test", "ProxyPort": 1 } }""", "http://p.test:1")]
    [InlineData("""{ "ProxySetting": { "Enabled": false, "ProxyServer": "http://p.test", "ProxyPort": 1 } }""", null)]
    [InlineData("""{ "ProxySetting": { "Enabled": null, "ProxyServer": null } }""", null)]
    [InlineData("""{ "ProxySetting": null }""", null)]
    public void Variants_of_it_are_read(string json, string? proxy) => Assert.Equal(proxy, Parse(json).Server?.ToString());

    [Theory]
    [InlineData("", "file: is empty; write it with Get-OBMachineSetting | ConvertTo-Json -Depth 4")]
    [InlineData("Get-OBMachineSetting : S3cret", "line 1, column 1: is not JSON; write it with Get-OBMachineSetting | ConvertTo-Json -Depth 4")]
    [InlineData("[]", "$: is no object; write it with Get-OBMachineSetting | ConvertTo-Json -Depth 4")]
    [InlineData("{}", "$: member 'ProxySetting' is missing; write it with Get-OBMachineSetting | ConvertTo-Json -Depth 4")]
    [InlineData("""{ "ProxySetting": "Microsoft.S3cret" }""", "$.ProxySetting: is no object: the JSON is not deep enough; write it with Get-OBMachineSetting | ConvertTo-Json -Depth 4")]
    [InlineData("""{ "ProxySetting": { "Enabled": 7 } }""", "$.ProxySetting.Enabled: is neither true nor false; write true or false")]
    [InlineData("""{ "ProxySetting": { "Enabled": true } }""", "$.ProxySetting.ProxyServer: is empty although the proxy is enabled; write the server, for example http://proxy.contoso.test")]
    [InlineData("""{ "ProxySetting": { "Enabled": true, "ProxyServer": "x://u:S3cret@h" } }""", "$.ProxySetting.ProxyServer: is no proxy URL; write it like http://proxy.contoso.test")]
    [InlineData("""{ "ProxySetting": { "Enabled": true, "ProxyServer": 5 } }""", "$.ProxySetting.ProxyServer: is no text; write it in quotation marks")]
    [InlineData("""{ "ProxySetting": { "Enabled": true, "ProxyServer": "p", "ProxyPort": 70000 } }""", "$.ProxySetting.ProxyPort: is no port; write a number from 1 to 65535")]
    public void What_is_something_else_is_refused_with_place_and_mend_and_nothing_of_it_repeated(string json, string message) =>
        Assert.Equal("agent.json: " + message, Assert.Throws<AgentProxyException>(() => Parse(json)).Message);

    [Theory]
    [InlineData("none", true, null)]
    [InlineData("NONE", true, null)]
    [InlineData("http://p.test:1", true, "http://p.test:1")]
    [InlineData("nonsense://x", false, null)]
    public void An_option_is_none_or_a_URL(string text, bool good, string? proxy)
    {
        Assert.Equal(good, AgentProxy.TryParse(text, out var parsed));
        Assert.Equal(proxy, parsed?.Server?.ToString());
    }

    [Theory]
    [InlineData(Whole, ProxySettingState.Found, "http://proxycontoso.com:8080")]
    [InlineData("""{ "ProxySetting": { "Enabled": false } }""", ProxySettingState.Absent, null)]
    [InlineData("The term is not recognized", ProxySettingState.Unknown, null)]
    [InlineData(null, ProxySettingState.Unknown, null)]
    public async Task The_agent_of_the_machine_is_asked_where_it_is_installed(string? answer, ProxySettingState state, string? proxy)
    {
        var setting = new MarsAgentSetting(named: null, new Installed(), new Answer(answer));

        var choice = await setting.ChooseAsync(_url, TestContext.Current.CancellationToken);

        Assert.Equal((state, proxy), (setting.Fact.State, choice?.First.Proxy?.ToString()));
        Assert.DoesNotContain("johnj99", string.Join('\n', setting.Fact.Settings.Values), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_agent_that_is_not_installed_is_not_asked()
    {
        var setting = new MarsAgentSetting(named: null, new PartlyReadable(Export.Empty.Build(), "none"), new Answer(Whole));

        Assert.Null(await setting.ChooseAsync(_url, TestContext.Current.CancellationToken));
        Assert.Equal((ProxySettingState.Absent, "not installed"), (setting.Fact.State, setting.Fact.Settings["agent"]));
    }

    [Fact]
    public void Of_another_machines_agent_nothing_is_known() =>
        Assert.Equal(ProxySettingState.Unknown, new MarsAgentSetting(named: null, Export.Empty.Build(), query: null).Fact.State);

    private sealed class Installed : IRegistry
    {
        public RegistryKey Read(string path) => new() { State = RegistryKeyState.Found };
    }

    private sealed class Answer(string? text) : IAgentQuery
    {
        public Task<AgentProxy?> AskAsync(CancellationToken cancellationToken) =>
            Task.FromResult(text is null ? null : AgentProxy.Understand(Encoding.UTF8.GetBytes(text)));
    }
}
