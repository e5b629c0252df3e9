using MarsNetCheck.Routes;

namespace MarsNetCheck.Tests.Routes;

public sealed class ProxyServerTests
{
    [Theory]
    [InlineData("proxy.contoso.test:8080", "http://proxy.contoso.test:8080")]
    [InlineData("http://proxy.contoso.test:8080/", "http://proxy.contoso.test:8080")]
    [InlineData("https://proxy.contoso.test", "https://proxy.contoso.test:443")]
    [InlineData("1.2.3.4", "http://1.2.3.4:80")]
    [InlineData("[2001:db8::1]:3128", "http://[2001:db8::1]:3128")]
    [InlineData("socks5://proxy.contoso.test", "socks5://proxy.contoso.test:1080")]
    [InlineData("HTTP://ABC.COM/", "http://abc.com:80")]
    public void A_proxy_url_is_read_with_scheme_and_port(string text, string expected)
    {
        Assert.True(ProxyServer.TryParse(text, out var proxy));
        Assert.Equal(expected, proxy.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData(":8080")]
    [InlineData("h:99999")]
    [InlineData("h:0")]
    [InlineData("http://h:0")]
    [InlineData("http://h:00000/")]
    [InlineData("https://[2001:db8::1]:0")]
    [InlineData("socks5://h:0")]
    [InlineData("h:abc")]
    [InlineData("[::1:8080")]
    [InlineData("gopher://h:70")]
    [InlineData("http://h:80/path")]
    [InlineData("http://h:80?x=y")]
    public void What_is_no_proxy_url_is_refused(string text) => Assert.False(ProxyServer.TryParse(text, out _));

    [Fact]
    public void Credentials_are_dropped_on_parsing()
    {
        Assert.True(ProxyServer.TryParse(@"http://contoso%5Cjohn:S3cret@proxy.contoso.test:8080", out var proxy));
        Assert.Equal("http://proxy.contoso.test:8080", proxy.ToString());
    }
}
