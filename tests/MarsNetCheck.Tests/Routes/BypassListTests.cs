using MarsNetCheck.Routes;

namespace MarsNetCheck.Tests.Routes;

public sealed class BypassListTests
{
    [Theory]
    [InlineData("contoso.com", "contoso.com", true)]
    [InlineData("contoso.com", "api.contoso.com", false)]
    [InlineData("*.contoso.com", "api.contoso.com", true)]
    [InlineData("*.contoso.com", "contoso.com", false)]
    [InlineData(".contoso.com", "api.contoso.com", false)]
    [InlineData(".contoso.com", "contoso.com", false)]
    [InlineData("BAR.COM", "bar.com", true)]
    [InlineData("bar.com", "BAR.com", true)]
    [InlineData("10.*", "10.1.2.3", true)]
    [InlineData("10.*", "110.1.2.3", false)]
    [InlineData("192.168.*", "192.169.0.1", false)]
    [InlineData("www.*.com", "www.example.com", true)]
    [InlineData("www.*.com", "www.example.org", false)]
    [InlineData("*.corp", "corp", false)]
    [InlineData("*blob*net", "a.blob.core.windows.net", true)]
    [InlineData("<local>", "intranet", true)]
    [InlineData("<local>", "10.0.0.1", false)]
    [InlineData("<LOCAL>", "intranet.contoso.com", false)]
    [InlineData("<local>", "2001:db8::1", false)]
    [InlineData("<local>", "[fec0::1]", false)]
    [InlineData("[2002::11]", "2002::11", true)]
    [InlineData("[2002::11]", "[2002::11]", true)]
    [InlineData("*", "anything.test", true)]
    [InlineData("012.1.2.3", "10.1.2.3", false)]
    [InlineData("10.1.2.3", "012.1.2.3", false)]
    [InlineData("012.1.2.3", "012.1.2.3", true)]
    [InlineData("10.1.2.03", "10.1.2.3", false)]
    [InlineData("contoso.com:443", "contoso.com", false)]
    [InlineData("contoso.com\u00A0", "contoso.com", false)]
    [InlineData("\u3000contoso.com", "contoso.com", false)]
    [InlineData("*\u200B.contoso.com", "a.contoso.com", false)]
    [InlineData("*.bébé.eu", "www.xn--bb-bjab.eu", true)]
    [InlineData("*.xn--bb-bjab.eu", "www.bébé.eu", true)]
    [InlineData("alice:S3cret@proxy.example", "proxy.example", false)]
    public void An_entry_matches_as_Windows_matches_it(string list, string host, bool matches) =>
        Assert.Equal(matches, BypassList.Parse(list).Match(host) is not null);

    [Fact]
    public void Entries_are_separated_by_semicolons_commas_and_white_space() =>
        Assert.Equal(
            ["*.contoso.com", "intranet", "10.1.2.3", "<local>", "a.test", "b.test"],
            BypassList.Parse("*.contoso.com intranet\t10.1.2.3\r\n<local>, a.test ; b.test").Entries);

    [Theory]
    [InlineData("*.contoso.com intranet\t10.1.2.3\r\n<local>", "www.contoso.com")]
    [InlineData("*.contoso.com intranet\t10.1.2.3\r\n<local>", "intranet")]
    [InlineData("*.contoso.com intranet\t10.1.2.3\r\n<local>", "10.1.2.3")]
    [InlineData("*.contoso.com intranet\t10.1.2.3\r\n<local>", "printer")]
    public void Every_entry_of_a_list_with_all_separators_lives(string list, string host) => Assert.NotNull(BypassList.Parse(list).Match(host));

    [Theory]
    [InlineData("10.0.0.0/8")]
    [InlineData("https://contoso.com")]
    [InlineData("contoso.com/")]
    [InlineData("some/thing")]
    public void One_entry_with_a_slash_sends_every_destination_direct(string entry)
    {
        var list = BypassList.Parse("a.test;" + entry);

        Assert.Equal([entry], list.WithSlash);
        Assert.Equal(entry, list.Match("login.example.test"));
    }

    [Theory]
    [InlineData("localhost", "<loopback>")]
    [InlineData("LOCALHOST", "<loopback>")]
    [InlineData("loopback", "<loopback>")]
    [InlineData("127.0.0.1", "<loopback>")]
    [InlineData("[::1]", "<loopback>")]
    [InlineData("169.254.3.2", "<link-local>")]
    [InlineData("[fe80::8]", "<link-local>")]
    public void Loopback_and_link_local_need_no_entry(string host, string reason) => Assert.Equal(reason, BypassList.Empty.Match(host));

    [Theory]
    [InlineData("10.0.0.1")]
    [InlineData("100.64.0.1")]
    [InlineData("0.0.0.0")]
    [InlineData("192.0.2.1")]
    [InlineData("198.18.0.1")]
    [InlineData("224.0.0.1")]
    [InlineData("240.0.0.1")]
    [InlineData("[fd00::1]")]
    [InlineData("printer.local")]
    [InlineData("169.255.1.1")]
    [InlineData("notlocalhost")]
    [InlineData("localhost.evil.com")]
    public void Nothing_else_goes_direct_without_an_entry(string host) => Assert.Null(BypassList.Empty.Match(host));

    [Theory]
    [InlineData("*.contoso.com;<-loopback>", "localhost", null)]
    [InlineData("*.contoso.com;<-LoopBack>", "127.0.0.1", null)]
    [InlineData("*.contoso.com;<-loopback>", "[::1]", null)]
    [InlineData("*.contoso.com;<-loopback>", "169.254.3.2", null)]
    [InlineData("*.contoso.com;<-loopback>", "www.contoso.com", "*.contoso.com")]
    [InlineData("<local>;<-loopback>", "localhost", null)]
    [InlineData("<local>;<-loopback>", "intranet", "<local>")]
    [InlineData("<-loopback>;<local>", "localhost", "<local>")]
    [InlineData("<-loopback>;<local>", "127.0.0.1", null)]
    public void An_entry_takes_away_what_goes_direct_without_one_and_order_matters(string list, string host, string? match) =>
        Assert.Equal(match, BypassList.Parse(list).Match(host));

    [Fact]
    public void Entries_with_a_leading_dot_are_named() =>
        Assert.Equal([".contoso.com"], BypassList.Parse("contoso.com;.contoso.com").LeadingDot);

    [Fact]
    public void Entries_with_a_space_that_does_not_separate_are_named() =>
        Assert.Equal(["a.test\u00A0b.test", "c.test\u200B"], BypassList.Parse("a.test\u00A0b.test;c.test\u200B; d.test").WithOddSpace);

    [Fact]
    public void An_entry_shows_no_password() =>
        Assert.Equal(["…@proxy.example", "http://…@proxy.example/"], BypassList.Parse("alice:S3cret@proxy.example;http://alice:S3cret@proxy.example/").Entries);

    [Fact]
    public void The_entry_that_matched_is_given_as_it_was_written() =>
        Assert.Equal("*.Contoso.com", BypassList.Parse("x.test;*.Contoso.com").Match("a.contoso.com"));
}
