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
    [InlineData("BAR.COM", "bar.com", true)]
    [InlineData("10.*", "10.1.2.3", true)]
    [InlineData("10.*", "110.1.2.3", false)]
    [InlineData("*blob*net", "a.blob.core.windows.net", true)]
    [InlineData("<local>", "intranet", true)]
    [InlineData("<LOCAL>", "intranet.contoso.com", false)]
    [InlineData("<local>", "2001:db8::1", false)]
    [InlineData("[2002::11]", "2002::11", true)]
    [InlineData("*", "anything.test", true)]
    public void An_entry_matches_as_Windows_matches_it(string list, string host, bool matches) =>
        Assert.Equal(matches, BypassList.Parse(list).Match(host) is not null);

    [Fact]
    public void Entries_are_separated_by_semicolons_commas_and_white_space() =>
        Assert.Equal(["*.contoso.com", "intranet", "10.1.2.3", "<local>"], BypassList.Parse("*.contoso.com intranet\t10.1.2.3\r\n<local>").Entries);

    [Fact]
    public void An_entry_with_a_slash_is_named_as_invalid() =>
        Assert.Equal(["10.0.0.0/8"], BypassList.Parse("a.test;10.0.0.0/8").Invalid);

    [Fact]
    public void The_entry_that_matched_is_given_as_it_was_written() =>
        Assert.Equal("*.Contoso.com", BypassList.Parse("x.test;*.Contoso.com").Match("a.contoso.com"));
}
