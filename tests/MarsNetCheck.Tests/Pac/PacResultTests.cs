using MarsNetCheck.Pac;
using MarsNetCheck.Routes;

namespace MarsNetCheck.Tests.Pac;

public sealed class PacResultTests
{
    [Theory]
    [InlineData("PROXY foopy:10", "PROXY foopy:10")]
    [InlineData(" DIRECT", "DIRECT")]
    [InlineData("PROXY foopy1 ; proxy foopy2;\t DIRECT", "PROXY foopy1:80|PROXY foopy2:80|DIRECT")]
    [InlineData("proxy foopy1 ; SOCKS foopy2", "PROXY foopy1:80|SOCKS foopy2:1080")]
    [InlineData("DIRECT ; proxy foopy1 ; DIRECT ; SOCKS5 foopy2;DIRECT ", "DIRECT|PROXY foopy1:80|DIRECT|SOCKS5 foopy2:1080|DIRECT")]
    [InlineData("DIRECT ; proxy foopy1:80; DIRECT ; DIRECT", "DIRECT|PROXY foopy1:80|DIRECT|DIRECT")]
    [InlineData("PROXY-foopy:10", "DIRECT")]
    [InlineData("PROXY", "DIRECT")]
    [InlineData("PROXY foopy1 ; JUNK ; JUNK ; SOCKS5 foopy2 ; ;", "PROXY foopy1:80|SOCKS5 foopy2:1080")]
    [InlineData("HTTP foopy;HTTPS foopy;SOCKS4 foopy", "PROXY foopy:80|HTTPS foopy:443|SOCKS foopy:1080")]
    [InlineData("PROXY [2001:db8::1]:3128", "PROXY [2001:db8::1]:3128")]
    [InlineData("PROXY foopy:0;PROXY foopy:x;PROXY foopy:99999", "DIRECT")]
    [InlineData("PROXY http://foopy:80", "DIRECT")]
    [InlineData("", "DIRECT")]
    public void Items_are_read_in_their_order_and_unknown_ones_dropped(string text, string expected) =>
        Assert.Equal(expected, string.Join('|', PacResult.Read(text).Hops));

    [Fact]
    public void What_is_dropped_is_told() =>
        Assert.Equal(["PROXY-foopy:10", "JUNK"], PacResult.Read("PROXY-foopy:10; DIRECT; JUNK").Dropped);

    [Fact]
    public void An_answer_without_end_is_cut() =>
        Assert.Equal(16, PacResult.Read(string.Concat(Enumerable.Repeat("PROXY foopy:10;", 100_000))).Hops.Length);

    [Fact]
    public void A_password_is_in_no_part_of_the_answer()
    {
        var (hops, dropped) = PacResult.Read("PROXY joe:pass@foopy:80; JUNK joe:pass@foopy");

        Assert.DoesNotContain("pass", string.Join(' ', hops) + string.Join(' ', dropped), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_becomes_routes_that_say_where_they_come_from()
    {
        var answer = await new PacWorld().AskAsync("function FindProxyForURL(u, h) { return 'PROXY proxy.contoso.test:8080; DIRECT'; }");

        var choice = answer.ToChoice(ProxySource.Option);

        Assert.Equal("PAC returned PROXY proxy.contoso.test:8080", choice?.First.Because);
        Assert.Equal(RouteKind.Direct, Assert.Single(choice!.Then).Kind);
    }
}
