using MarsNetCheck.Facts;
using MarsNetCheck.Proxies;
using MarsNetCheck.Routes;

namespace MarsNetCheck.Tests.Proxies;

public sealed class SettingProblemsTests
{
    [Fact]
    public void A_dropped_entry_of_a_proxy_list_is_an_invalid_proxy() =>
        Assert.Equal(
            [new SettingProblem(SettingProblemKind.InvalidProxy, "ProxyServer", "https=http://…@h:99999")],
            SettingProblems.Of("ProxyServer", ProxyList.Parse("http=h:80;https=http://bob:S3cret@h:99999")));

    [Fact]
    public void What_is_odd_about_a_bypass_list_is_said_by_kind() =>
        Assert.Equal(
            [
                new SettingProblem(SettingProblemKind.BypassSlash, "ProxyOverride", "10.0.0.0/8"),
                new SettingProblem(SettingProblemKind.BypassLeadingDot, "ProxyOverride", ".contoso.com"),
                new SettingProblem(SettingProblemKind.BypassSpace, "ProxyOverride", "a.test\u00A0"),
            ],
            SettingProblems.Of("ProxyOverride", BypassList.Parse("*.fine.test;.contoso.com;10.0.0.0/8;a.test\u00A0")));

    [Fact]
    public void A_list_without_fault_has_no_problem() => Assert.Empty(SettingProblems.Of("ProxyOverride", BypassList.Parse("*.contoso.com;10.*;<local>")));
}
