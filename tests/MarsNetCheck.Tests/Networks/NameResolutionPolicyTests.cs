using MarsNetCheck.Facts;
using MarsNetCheck.Networks;
using MarsNetCheck.Tests.Proxies;

namespace MarsNetCheck.Tests.Networks;

public sealed class NameResolutionPolicyTests
{
    private const string Name = "login.microsoftonline.com";
    private const string Group = @"HKEY_LOCAL_MACHINE\SOFTWARE\Policies\Microsoft\Windows NT\DNSClient\DnsPolicyConfig";
    private const string Local = @"HKEY_LOCAL_MACHINE\SYSTEM\CurrentControlSet\Services\Dnscache\Parameters\DnsPolicyConfig";

    [Theory]
    [InlineData(".")]
    [InlineData("login")]
    [InlineData(".microsoftonline.com")]
    [InlineData("Login.MicrosoftOnline.com")]
    public void A_rule_for_the_namespace_of_a_name_is_found(string nameSpace)
    {
        var rule = Assert.Single(Find(Export.Empty, (Local, "{1}", nameSpace, "10.1.1.9;10.1.1.10"))!);

        Assert.Equal(NameOverrideSource.ResolutionPolicy, rule.Source);
        Assert.Equal(Local + @"\{1}", rule.Place);
        Assert.Equal($"{nameSpace} is asked of 10.1.1.9;10.1.1.10", rule.Text);
    }

    [Theory]
    [InlineData("microsoftonline.com")]
    [InlineData(".contoso.test")]
    [InlineData("microsoftonline")]
    [InlineData("")]
    public void A_rule_for_other_names_does_not_count(string nameSpace) => Assert.Empty(Find(Export.Empty, (Local, "{1}", nameSpace, "10.1.1.9"))!);

    [Fact]
    public void The_closest_namespace_counts() =>
        Assert.Equal(Local + @"\{3}", Assert.Single(Find(Export.Empty, (Local, "{1}", ".", "10.0.0.1"), (Local, "{2}", ".com", "10.0.0.2"), (Local, "{3}", ".microsoftonline.com", "10.0.0.3"))!).Place);

    [Fact]
    public void Of_a_suffix_and_a_first_label_either_may_win() =>
        Assert.Equal([Local + @"\{2}", Local + @"\{1}"], Find(Export.Empty, (Local, "{1}", "login", "10.0.0.1"), (Local, "{2}", ".microsoftonline.com", "10.0.0.2"), (Local, "{3}", ".", "10.0.0.3"))!.Select(r => r.Place));

    [Fact]
    public void A_rule_for_the_whole_name_wins_alone() =>
        Assert.Equal(Local + @"\{2}", Assert.Single(Find(Export.Empty, (Local, "{1}", "login", "10.0.0.1"), (Local, "{2}", Name, "10.0.0.2"))!).Place);

    [Fact]
    public void Whether_a_group_policy_without_rules_replaces_those_of_the_machine_is_not_known() =>
        Assert.Null(Find(Export.Empty.Key(Group), (Local, "{1}", Name, "10.0.0.1")));

    [Fact]
    public void A_closer_rule_without_servers_exempts_the_name() =>
        Assert.Empty(Find(Export.Empty, (Local, "{1}", ".", "10.0.0.1"), (Local, "{2}", ".microsoftonline.com", ""))!);

    [Fact]
    public void Group_policy_replaces_the_rules_of_the_machine() =>
        Assert.Equal(Group + @"\{2}", Assert.Single(Find(Export.Empty, (Local, "{1}", Name, "10.0.0.1"), (Group, "{2}", ".", "10.0.0.2"))!).Place);

    [Fact]
    public void A_rule_that_only_asks_for_signatures_leads_nowhere_else()
    {
        var registry = Export.Empty.Key(Local + @"\{1}").Texts("Name", ".").Number("ConfigOptions", 2).Text("GenericDNSServers", "10.0.0.1").Build();
        Assert.Empty(new NameResolutionPolicy(registry).Find(Name)!.Value);
    }

    [Fact]
    public void A_machine_without_rules_has_none() => Assert.Empty(new NameResolutionPolicy(Export.Empty.Build()).Find(Name)!.Value);

    [Fact]
    public void A_table_that_may_not_be_read_is_not_known() => Assert.Null(new NameResolutionPolicy(new PartlyReadable(Export.Empty.Build(), Local)).Find(Name));

    private static IReadOnlyList<NameOverride>? Find(Export export, params (string Root, string Rule, string Namespace, string Servers)[] rules)
    {
        foreach (var (root, rule, nameSpace, servers) in rules)
            export = export.Key($@"{root}\{rule}").Texts("Name", nameSpace).Number("ConfigOptions", 8).Text("GenericDNSServers", servers);
        return new NameResolutionPolicy(export.Build()).Find(Name);
    }
}
