using System.Collections.Immutable;
using MarsNetCheck.Diagnosis;
using MarsNetCheck.Facts;
using MarsNetCheck.Routes;
using MarsNetCheck.Tests.Diagnosis;

namespace MarsNetCheck.Tests.Rules;

public sealed class SettingsBypassTests
{
    [Fact]
    public void A_slash_in_the_list_undoes_the_proxy()
    {
        var finding = Judge(Setting("*.contoso.com;10.0.0.0/8")).Only("settings.bypass-invalid");

        Assert.Equal((Severity.Warning, Blame.Configuration), (finding.Severity, finding.Blame));
        Assert.Contains("Because of the slash in 10.0.0.0/8, Windows sends every destination direct, past the proxy (Microsoft KB 4551930).", finding.Detail, StringComparison.Ordinal);
        Assert.Equal("10.0.0.0/8", finding.Evidence["slash"]![0]!.GetValue<string>());
    }

    [Theory]
    [InlineData("*.contoso.com;10.1.*;<local>")]
    [InlineData("contoso.com;intranet;*.fabrikam.test")]
    [InlineData("*.blob.core.windows.net;*.windowsazure.com")]
    [InlineData("blob.core.windows.net;*.blob.core.windows.net")]
    [InlineData("<-loopback>")]
    [InlineData("a.test, b.test c.test")]
    [InlineData("contoso.com:443")]
    public void A_list_that_does_what_it_says_is_fine(string list) => Assert.Empty(Judge(Setting(list)).All());

    [Fact]
    public void A_leading_dot_matches_nothing_on_Windows()
    {
        var finding = Judge(Setting(".blob.core.windows.net")).Only("settings.bypass-invalid");

        Assert.Equal(Severity.Warning, finding.Severity);
        Assert.Contains("On Windows a leading dot matches nothing: .blob.core.windows.net.", finding.Detail, StringComparison.Ordinal);
        Assert.Contains("account1.blob.core.windows.net, account2.blob.core.windows.net direct for Chromium, through the proxy for Windows and .NET and Firefox", finding.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void A_space_that_does_not_separate_is_shown_by_its_code() =>
        Assert.Contains("contoso.com<U+00A0>", Judge(Setting("contoso.com\u00A0;*.fabrikam.test")).Only("settings.bypass-invalid").Detail, StringComparison.Ordinal);

    [Fact]
    public void A_name_does_not_cover_its_subdomains_that_the_catalog_holds()
    {
        var finding = Judge(Setting("blob.core.windows.net")).Only("settings.bypass-invalid");

        Assert.Equal(Severity.Warning, finding.Severity);
        Assert.Contains("blob.core.windows.net does not cover account1.blob.core.windows.net, account2.blob.core.windows.net.", finding.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void A_list_that_programs_read_differently_is_worth_knowing()
    {
        var finding = Judge(Setting("contoso.com,*.blob.core.windows.net")).Only("settings.bypass-invalid");

        Assert.Equal(Severity.Info, finding.Severity);
        Assert.Contains("direct for Windows and Chromium, through the proxy for .NET and Firefox", finding.Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ProxySource.SystemWinInet, Severity.Warning)]
    [InlineData(ProxySource.Policy, Severity.Warning)]
    [InlineData(ProxySource.Option, Severity.Warning)]
    [InlineData(ProxySource.User, Severity.Info)]
    [InlineData(ProxySource.WinHttp, Severity.Info)]
    public void Only_a_source_that_MARS_may_go_by_is_a_warning(ProxySource source, Severity severity) =>
        Assert.Equal(severity, Judge(Setting(".contoso.com") with { Source = source }).Only("settings.bypass-invalid").Severity);

    [Fact]
    public void The_list_of_a_proxy_that_is_switched_off_is_only_information()
    {
        var off = Setting("10.0.0.0/8") with { Problems = [new SettingProblem(SettingProblemKind.SetButOff, "ProxyServer", "proxy.contoso.test:8080")] };

        Assert.Equal(Severity.Info, Judge(off).Find("settings.bypass-invalid").Severity);
    }

    [Fact]
    public void The_list_of_the_option_is_judged_too()
    {
        var option = new ProxyFact { Source = ProxySource.Option, State = ProxySettingState.Absent, Settings = ImmutableSortedDictionary<string, string>.Empty.Add("no-proxy", ".contoso.com") };

        Assert.Equal("no-proxy", Judge(option).Only("settings.bypass-invalid").Evidence["setting"]!.GetValue<string>());
    }

    [Fact]
    public void The_flat_list_beside_a_binary_value_without_one_is_not_in_force()
    {
        var fact = Setting("10.0.0.0/8");

        Assert.Empty(Judge(fact with { Settings = fact.Settings.Add("ProxyServer in force", "proxy.contoso.test:8080") }).Codes());
    }

    private static ProxyFact Setting(string list) => new()
    {
        Source = ProxySource.SystemWinInet,
        Account = "S-1-5-18",
        State = ProxySettingState.Found,
        Settings = ImmutableSortedDictionary<string, string>.Empty.Add("ProxyOverride", list).Add("ProxyServer", "proxy.contoso.test:8080"),
    };

    private static Judgement Judge(ProxyFact fact) => EvidenceBuilder.Judge(EvidenceBuilder.Healthy().Build() with { Proxies = [fact] });
}
