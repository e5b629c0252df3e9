using MarsNetCheck.Facts;
using MarsNetCheck.Proxies;
using MarsNetCheck.Registry;
using MarsNetCheck.Routes;

namespace MarsNetCheck.Tests.Proxies;

public sealed class WinInetSettingsTests
{
    private static SettingsReading Read(IRegistry registry) => WinInetSettings.Read(registry, Export.SystemKey, ProxySource.SystemWinInet, "S-1-5-18");

    private static SettingsReading Read(Export export) => Read(export.Build());

    private static SettingProblem Problem(SettingProblemKind kind, string setting, string detail) => new(kind, setting, detail);

    [Fact]
    public void The_binary_value_of_an_export_is_applied()
    {
        var reading = Read(Export.Empty.Key(Export.SystemKey + @"\Connections").Bytes("DefaultConnectionSettings", Convert.FromHexString(ConnectionSettingsTests.Everything)));

        Assert.Equal(new ProxyConfiguration { AutoDetect = true, PacUrl = "http://google.fr/", ProxyServer = "google.com:42", ProxyOverride = "Lol;<local>" }, reading.Configuration);
        Assert.Equal("version 0x46, counter 64, flags 0x0F (direct, manual, PAC, detection)", reading.Fact.Settings["DefaultConnectionSettings"]);
        Assert.Equal((ProxySettingState.Found, "S-1-5-18"), (reading.Fact.State, reading.Fact.Account));
        Assert.Empty(reading.Fact.Problems);
    }

    [Fact]
    public void Without_a_binary_value_the_flat_ones_stand_in()
    {
        var reading = Read(Export.Empty.Manual(Export.SystemKey, "p.test:8080", "*.a;<local>").Text("AutoConfigURL", "http://pac.test/p.pac"));

        Assert.Equal(new ProxyConfiguration { PacUrl = "http://pac.test/p.pac", ProxyServer = "p.test:8080", ProxyOverride = "*.a;<local>" }, reading.Configuration);
        Assert.Equal("1", reading.Fact.Settings["ProxyEnable"]);
    }

    [Fact]
    public void The_legacy_value_stands_in_for_the_default_one() =>
        Assert.Equal("p:1", Read(Export.Empty.Key(Export.SystemKey + @"\Connections").Bytes("SavedLegacySettings", ConnectionSettingsTests.Blob(3, "p:1"))).Configuration?.ProxyServer);

    [Fact]
    public void Where_the_flat_values_and_the_binary_one_agree_nothing_is_said() =>
        Assert.Empty(Read(Export.Empty.Manual(Export.SystemKey, "p.test:1", "<local>").Text("AutoConfigURL", "http://a.test/").Blob(Export.SystemKey, 7, "p.test:1", "<local>", "http://a.test/")).Fact.Problems);

    [Theory]
    [InlineData("b.test:2", "", "", "ProxyServer", "\"a.test:1\" as a value, \"b.test:2\" in DefaultConnectionSettings")]
    [InlineData("a.test:1", "*.x", "", "ProxyOverride", "\"*.y\" as a value, \"*.x\" in DefaultConnectionSettings")]
    [InlineData("a.test:1", "*.y", "http://a.test/", "AutoConfigURL", "\"http://b.test/\" as a value, \"http://a.test/\" in DefaultConnectionSettings")]
    public void Where_they_disagree_both_texts_are_said_and_the_binary_one_counts(string proxy, string bypass, string pac, string setting, string detail)
    {
        var flat = Export.Empty.Manual(Export.SystemKey, "a.test:1", bypass.Length == 0 ? "" : "*.y");
        var reading = Read((pac.Length == 0 ? flat : flat.Text("AutoConfigURL", "http://b.test/")).Blob(Export.SystemKey, pac.Length == 0 ? 3u : 7u, proxy, bypass, pac));

        Assert.Equal([Problem(SettingProblemKind.Disagree, setting, detail)], reading.Fact.Problems);
        Assert.Equal(proxy, reading.Configuration?.ProxyServer);
    }

    [Fact]
    public void What_only_the_binary_value_has_is_no_contradiction()
    {
        var reading = Read(Export.Empty.Manual(Export.SystemKey, "a.test:1").Blob(Export.SystemKey, 7, "a.test:1", "*.x", "http://a.test/"));

        Assert.Empty(reading.Fact.Problems);
        Assert.Equal(new ProxyConfiguration { PacUrl = "http://a.test/", ProxyServer = "a.test:1", ProxyOverride = "*.x" }, reading.Configuration);
    }

    [Fact]
    public void A_proxy_that_only_the_flat_values_switch_on_is_not_used()
    {
        var reading = Read(Export.Empty.Manual(Export.SystemKey, "a.test:1").Blob(Export.SystemKey, 1));

        Assert.Equal([Problem(SettingProblemKind.Disagree, "ProxyEnable", "on as a value, off in DefaultConnectionSettings")], reading.Fact.Problems);
        Assert.True(reading.Configuration?.IsEmpty);
    }

    [Fact]
    public void A_PAC_script_that_only_the_flat_value_names_is_not_used() =>
        Assert.Equal(
            [Problem(SettingProblemKind.Disagree, "AutoConfigURL", "\"http://a.test/\" as a value, none in DefaultConnectionSettings")],
            Read(Export.Empty.Key(Export.SystemKey).Text("AutoConfigURL", "http://a.test/").Blob(Export.SystemKey, 1)).Fact.Problems);

    [Fact]
    public void A_proxy_that_is_set_and_off_is_said()
    {
        var reading = Read(Export.Empty.Key(Export.SystemKey).Number("ProxyEnable", 0).Text("ProxyServer", "p.test:1"));

        Assert.Equal([Problem(SettingProblemKind.SetButOff, "ProxyServer", "p.test:1")], reading.Fact.Problems);
        Assert.True(reading.Configuration?.IsEmpty);
    }

    [Fact]
    public void Texts_of_a_binary_value_that_are_off_are_said_and_not_used()
    {
        var reading = Read(Export.Empty.Key(Export.SystemKey + @"\Connections").Bytes("DefaultConnectionSettings", Convert.FromHexString(ConnectionSettingsTests.AllSwitchedOff)));

        Assert.Equal(["ProxyServer", "AutoConfigURL"], reading.Fact.Problems.Where(p => p.Kind == SettingProblemKind.SetButOff).Select(p => p.Setting));
        Assert.True(reading.Configuration?.IsEmpty);
    }

    [Fact]
    public void A_malformed_binary_value_is_said_and_the_flat_ones_stand_in()
    {
        var reading = Read(Export.Empty.Manual(Export.SystemKey, "p.test:1").Key(Export.SystemKey + @"\Connections").Bytes("DefaultConnectionSettings", [0x46, 0, 0]));

        Assert.Equal(SettingProblemKind.InvalidValue, reading.Fact.Problems.Single().Kind);
        Assert.Equal("p.test:1", reading.Configuration?.ProxyServer);
    }

    [Fact]
    public void A_malformed_binary_value_alone_is_invalid() =>
        Assert.Equal(ProxySettingState.Invalid, Read(Export.Empty.Key(Export.SystemKey + @"\Connections").Bytes("DefaultConnectionSettings", [0x46])).Fact.State);

    [Fact]
    public void Values_of_another_type_are_said_and_ignored()
    {
        var reading = Read(Export.Empty.Key(Export.SystemKey).Text("ProxyEnable", "1").Number("ProxyServer", 1).Key(Export.SystemKey + @"\Connections").Text("DefaultConnectionSettings", "x"));

        Assert.Equal(["no number (REG_DWORD)", "no text (REG_SZ)", "no bytes (REG_BINARY)"], reading.Fact.Problems.Select(p => p.Detail));
    }

    [Fact]
    public void A_script_that_is_no_URL_is_ignored_as_Windows_does()
    {
        var reading = Read(Export.Empty.Key(Export.SystemKey).Text("AutoConfigURL", "wpad.dat"));

        Assert.Equal([Problem(SettingProblemKind.InvalidValue, "AutoConfigURL", "wpad.dat is no URL")], reading.Fact.Problems);
        Assert.Null(reading.Configuration?.PacUrl);
    }

    [Fact]
    public void What_the_address_of_a_script_asks_for_may_be_a_token_and_is_used_but_not_shown()
    {
        var reading = Read(Export.Empty.Key(Export.SystemKey).Text("AutoConfigURL", "http://pac.test/p.pac?token=S3cret"));

        Assert.Equal("http://pac.test/p.pac?token=S3cret", reading.Configuration?.PacUrl);
        Assert.Equal("http://pac.test/p.pac?...", reading.Fact.Settings["AutoConfigURL"]);
    }

    [Fact]
    public void A_password_in_a_setting_never_reaches_a_fact()
    {
        var fact = Read(Export.Empty
            .Manual(Export.SystemKey, "http://user:S3cret;x@p.test:8080").Text("AutoConfigURL", "http://user:S3cret@pac.test/p.pac")
            .Blob(Export.SystemKey, 7, "http=user:S3cret@q.test:1", "", "http://u:S3cret@other.test/")).Fact;

        Assert.DoesNotContain("S3cret", string.Join('\n', fact.Settings.Values.Concat(fact.Problems.Select(p => p.Detail))), StringComparison.Ordinal);
        Assert.Equal("http://p.test:8080", fact.Settings["ProxyServer"]);
    }

    [Fact]
    public void Nothing_in_the_registry_is_absent() => Assert.Equal(ProxySettingState.Absent, Read(Export.Empty).Fact.State);

    [Theory]
    [InlineData("", ProxySettingState.Denied)]
    [InlineData(@"\Connections", ProxySettingState.Denied)]
    public void A_key_that_may_not_be_read_is_denied_and_never_absent(string below, ProxySettingState state)
    {
        var reading = Read(new PartlyReadable(Export.Empty.Manual(Export.SystemKey, "p.test:1").Build(), Export.SystemKey + below));

        Assert.Equal(state, reading.Fact.State);
        Assert.Null(reading.Configuration);
    }

    [Fact]
    public void A_key_that_cannot_be_read_is_unknown() =>
        Assert.Equal(ProxySettingState.Unknown, Read(new PartlyReadable(Export.Empty.Build(), Export.SystemKey, RegistryKeyState.Unreadable)).Fact.State);
}
