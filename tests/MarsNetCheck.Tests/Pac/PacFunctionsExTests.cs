namespace MarsNetCheck.Tests.Pac;

/// <summary>Microsoft's functions for IPv6.</summary>
public sealed class PacFunctionsExTests
{
    [Theory]
    [InlineData("::2;::3;::1", "::1;::2;::3")]
    [InlineData("157.59.139.22;2001:4898:28:3:201:2ff:feea:fc14;fe80::5efe:157:9d3b:8b16", "2001:4898:28:3:201:2ff:feea:fc14;fe80::5efe:157:9d3b:8b16;157.59.139.22")]
    [InlineData("192.168.1.1;0:0::1", "0:0::1;192.168.1.1")]
    [InlineData("127.0.0.1;\\t127.0.0.2;\\t 127.0.0.0", "127.0.0.0;127.0.0.1;127.0.0.2")]
    public async Task Addresses_are_sorted_IPv6_first_and_keep_their_text(string list, string expected) =>
        Assert.Equal(expected, await new PacWorld().ValueExAsync($"sortIpAddressList('{list}')"));

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData(";")]
    [InlineData(";;")]
    [InlineData("256.0.0.1")]
    [InlineData("192.168.1.1;0:0:0:1;127.0.0.1")]
    [InlineData("127.1")]
    public async Task A_list_with_no_address_or_a_wrong_one_is_false_as_in_Chromium(string list) =>
        Assert.Equal("false", await new PacWorld().ValueExAsync($"sortIpAddressList('{list}')"));

    [Theory]
    [InlineData("198.95.1.1", "198.95.3.3/16", true)]
    [InlineData("3ffe:8311:ffff:abcd:1234:dead:beef:101", "3ffe:8311:ffff::/48", true)]
    [InlineData("127.0.0.1", "0:0:0:0:0:0:7f00:1/16", true)]
    [InlineData("192.168.24.3", "fe80:0:0:0:0:0:c0a8:1803/32", false)]
    [InlineData("::ffff:192.168.100.5", "192.168.1.1/16", true)]
    [InlineData("192.168.1.1", "::ffff:192.168.1.1/112", true)]
    [InlineData("::fffe:192.168.100.5", "192.168.1.1/16", false)]
    [InlineData("198.95.115.10", "198.95.0.0/34", false)]
    [InlineData("127.0.0.1", "127.0.0.1", false)]
    [InlineData("127.0.0.1 ", "127.0.0.1/32", false)]
    [InlineData("2001:db8::1", "2001:db8::/129", false)]
    [InlineData("host.contoso.test", "0.0.0.0/0", false)]
    public async Task A_prefix_holds_addresses_of_both_families(string address, string prefix, bool expected) =>
        Assert.Equal(expected ? "true" : "false", await new PacWorld().ValueExAsync($"isInNetEx('{address}', '{prefix}')"));

    [Theory]
    [InlineData("dnsResolveEx('both.contoso.test')", "2001:db8::1;10.20.30.40")]
    [InlineData("dnsResolveEx('nowhere.contoso.test')", "")]
    [InlineData("isResolvableEx('v6.contoso.test')", "true")]
    [InlineData("isResolvableEx('nowhere.contoso.test')", "false")]
    [InlineData("myIpAddressEx()", "2001:db8::99;10.1.2.3")]
    [InlineData("getClientVersion()", "1.0")]
    public async Task Look_ups_give_both_families(string expression, string expected)
    {
        var world = new PacWorld
        {
            Addresses = ["2001:db8::99", "10.1.2.3"],
            Names = { ["both.contoso.test"] = ["2001:db8::1", "10.20.30.40"], ["v6.contoso.test"] = ["2001:db8::2"] },
        };

        Assert.Equal(expected, await world.ValueExAsync(expression));
    }

    [Fact]
    public async Task The_entry_point_for_both_families_comes_first_as_in_WinHTTP()
    {
        var answer = await new PacWorld().AskAsync("""
            function FindProxyForURL(u, h) { return "PROXY old:1"; }
            function FindProxyForURLEx(u, h) { return "PROXY new:1"; }
            """);

        Assert.Equal("PROXY new:1", answer.Raw);
    }

    [Fact]
    public async Task A_script_without_that_entry_point_finds_no_such_function_as_in_WinHTTP() =>
        Assert.Equal("undefined", await new PacWorld().ValueAsync("typeof myIpAddressEx"));
}
