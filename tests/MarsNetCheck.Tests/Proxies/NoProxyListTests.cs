using MarsNetCheck.Proxies;

namespace MarsNetCheck.Tests.Proxies;

/// <summary>Every form that an entry of <c>no_proxy</c> can have; the rules are those of curl's manual, and curl 7.88 was asked about each name.</summary>
public sealed class NoProxyListTests
{
    [Theory]
    [InlineData("*", "https://login.microsoftonline.com/")]
    [InlineData(" * ", "https://[2001:db8::1]/")]
    public void A_star_alone_covers_every_host(string list, string url) => Assert.Equal("*", Match(list, url));

    [Theory]
    [InlineData("x.test,*")]
    [InlineData("*.microsoftonline.com")]
    [InlineData("login.*")]
    public void A_star_beside_anything_else_is_no_wildcard(string list) => Assert.Null(Match(list, "https://login.microsoftonline.com/"));

    [Theory]
    [InlineData("microsoftonline.com", "https://microsoftonline.com/")]
    [InlineData("microsoftonline.com", "https://login.microsoftonline.com/")]
    [InlineData("microsoftonline.com", "https://login.microsoftonline.com:8443/")]
    [InlineData("microsoftonline.com", "https://login.microsoftonline.com./")]
    [InlineData("microsoftonline.com.", "https://login.microsoftonline.com/")]
    [InlineData("MicrosoftOnline.COM", "https://login.microsoftonline.com/")]
    [InlineData(".microsoftonline.com", "https://microsoftonline.com/")]
    [InlineData(".microsoftonline.com", "https://login.microsoftonline.com/")]
    [InlineData("x.test,, microsoftonline.com", "https://login.microsoftonline.com/")]
    [InlineData("x.test microsoftonline.com", "https://login.microsoftonline.com/")]
    public void A_name_covers_itself_and_everything_below_it(string list, string url) => Assert.NotNull(Match(list, url));

    [Theory]
    [InlineData("microsoftonline.com", "https://notmicrosoftonline.com/")]
    [InlineData("login.microsoftonline.com", "https://microsoftonline.com/")]
    [InlineData("microsoftonline.com", "https://microsoftonline.com.contoso.test/")]
    [InlineData("..microsoftonline.com", "https://microsoftonline.com/")]
    [InlineData(".", "https://microsoftonline.com/")]
    [InlineData("", "https://microsoftonline.com/")]
    public void A_name_covers_no_other(string list, string url) => Assert.Null(Match(list, url));

    [Theory]
    [InlineData("microsoftonline.com:443", "https://login.microsoftonline.com/", true)]
    [InlineData("microsoftonline.com:443", "https://login.microsoftonline.com:8443/", false)]
    [InlineData("microsoftonline.com:https", "https://login.microsoftonline.com/", false)]
    [InlineData("10.1.2.3:443", "https://10.1.2.3/", true)]
    [InlineData("10.1.2.3:80", "https://10.1.2.3/", false)]
    [InlineData("[2001:db8::1]:443", "https://[2001:db8::1]/", true)]
    [InlineData("[2001:db8::1]:80", "https://[2001:db8::1]/", false)]
    public void An_entry_with_a_port_holds_for_that_port(string list, string url, bool covered) => Assert.Equal(covered ? list : null, Match(list, url));

    [Theory]
    [InlineData("10.1.2.3", "https://10.1.2.3/", true)]
    [InlineData("10.1.2.3", "https://10.1.2.4/", false)]
    [InlineData("2.3", "https://10.1.2.3/", false)]
    [InlineData(".1.2.3", "https://10.1.2.3/", false)]
    [InlineData("10.1", "https://10.0.0.1/", false)]
    [InlineData("2001:db8::1", "https://[2001:db8::1]/", true)]
    [InlineData("2001:DB8:0::1", "https://[2001:db8::1]/", true)]
    [InlineData("[2001:db8::1]", "https://[2001:db8::1]/", true)]
    [InlineData("2001:db8::1", "https://[2001:db8::2]/", false)]
    public void An_address_covers_itself(string list, string url, bool covered) => Assert.Equal(covered ? list : null, Match(list, url));

    [Theory]
    [InlineData("10.0.0.0/8", "https://10.1.2.3/", true)]
    [InlineData("10.1.2.3/8", "https://10.9.9.9/", true)]
    [InlineData("10.0.0.0/8", "https://11.1.2.3/", false)]
    [InlineData("10.0.0.0/33", "https://10.0.0.0/", false)]
    [InlineData("10.0.0.0/x", "https://10.0.0.0/", false)]
    [InlineData("2001:db8::/32", "https://[2001:db8:1::2]/", true)]
    [InlineData("2001:db8::/32", "https://[2001:db9::1]/", false)]
    public void A_block_covers_the_addresses_in_it(string list, string url, bool covered) => Assert.Equal(covered ? list : null, Match(list, url));

    [Fact]
    public void A_block_says_nothing_about_a_host_that_is_written_as_a_name() => Assert.Null(Match("0.0.0.0/0,::/0", "https://login.microsoftonline.com/"));

    private static string? Match(string list, string url) => new NoProxyList(list).Match(new Uri(url));
}
