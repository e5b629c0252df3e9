using MarsNetCheck.Routes;

namespace MarsNetCheck.Tests.Routes;

public sealed class ProxyListTests
{
    [Theory]
    [InlineData("", "-", "-", "-", "-")]
    [InlineData("   ", "-", "-", "-", "-")]
    [InlineData(";;", "-", "-", "-", "-")]
    [InlineData("proxy.example.com:8080", "http://proxy.example.com:8080", "http://proxy.example.com:8080", "http://proxy.example.com:8080", "http://proxy.example.com:8080")]
    [InlineData("proxy.example.com", "http://proxy.example.com:80", "http://proxy.example.com:80", "http://proxy.example.com:80", "http://proxy.example.com:80")]
    [InlineData("1.2.3.4", "http://1.2.3.4:80", "http://1.2.3.4:80", "http://1.2.3.4:80", "http://1.2.3.4:80")]
    [InlineData("http=h1:8080;https=h2:8443;ftp=h3:21;socks=h4:1080", "http://h1:8080", "http://h2:8443", "http://h3:21", "socks4://h4:1080")]
    [InlineData("http=h1;https=h2:8443", "http://h1:80", "http://h2:8443", "-", "-")]
    [InlineData("HTTP=h:1;HtTpS=h:2", "http://h:1", "http://h:2", "-", "-")]
    [InlineData("http=h1:8080 https=h2:8443", "http://h1:8080", "http://h2:8443", "-", "-")]
    [InlineData("http=h1:8080\thttps=h2:8443\r\nftp=h3:21", "http://h1:8080", "http://h2:8443", "http://h3:21", "-")]
    [InlineData(" http=h1:8080 ; https=h2:8443 ", "http://h1:8080", "http://h2:8443", "-", "-")]
    [InlineData("[::1]:3128", "http://[::1]:3128", "http://[::1]:3128", "http://[::1]:3128", "http://[::1]:3128")]
    [InlineData("[2001:db8::1]", "http://[2001:db8::1]:80", "http://[2001:db8::1]:80", "http://[2001:db8::1]:80", "http://[2001:db8::1]:80")]
    [InlineData("http=[fe80::1]:8080", "http://[fe80::1]:8080", "-", "-", "-")]
    [InlineData("gopher=g:70;http=h:80", "http://h:80", "-", "-", "-")]
    [InlineData("gopher=g:70", "-", "-", "-", "-")]
    [InlineData("http=;https=h:8443", "-", "http://h:8443", "-", "-")]
    [InlineData("http://proxy:3128", "http://proxy:3128", "http://proxy:3128", "http://proxy:3128", "http://proxy:3128")]
    [InlineData("http=http://proxy:3128", "http://proxy:3128", "-", "-", "-")]
    [InlineData("http=a:1;http=b:2", "http://b:2", "-", "-", "-")]
    [InlineData("http=a:1;http=b:99999", "http://a:1", "-", "-", "-")]
    [InlineData("socks=127.0.0.1:1080", "socks4://127.0.0.1:1080", "socks4://127.0.0.1:1080", "socks4://127.0.0.1:1080", "socks4://127.0.0.1:1080")]
    [InlineData("socks=127.0.0.1", "socks4://127.0.0.1:1080", "socks4://127.0.0.1:1080", "socks4://127.0.0.1:1080", "socks4://127.0.0.1:1080")]
    [InlineData("socks=socks5://h", "socks5://h:1080", "socks5://h:1080", "socks5://h:1080", "socks5://h:1080")]
    [InlineData("socks5://h", "socks5://h:1080", "socks5://h:1080", "socks5://h:1080", "socks5://h:1080")]
    [InlineData("http=h1:8080;socks=127.0.0.1:1080", "http://h1:8080", "socks4://127.0.0.1:1080", "socks4://127.0.0.1:1080", "socks4://127.0.0.1:1080")]
    [InlineData("bare:9000;socks=127.0.0.1:1080", "http://bare:9000", "http://bare:9000", "http://bare:9000", "http://bare:9000")]
    [InlineData("socks=;http=h:80", "http://h:80", "-", "-", "-")]
    [InlineData("http=;socks=h:1080", "-", "socks4://h:1080", "socks4://h:1080", "socks4://h:1080")]
    public void Windows_gives_each_scheme_its_proxy(string text, string http, string https, string ftp, string other)
    {
        var list = ProxyList.Parse(text);

        Assert.Equal([http, https, ftp, other], [First(list, "http"), First(list, "https"), First(list, "ftp"), First(list, "foo")]);
    }

    [Theory]
    [InlineData(":8080")]
    [InlineData("http=:8080")]
    [InlineData("h:0")]
    [InlineData("h:99999")]
    [InlineData("[::1:8080")]
    [InlineData("[::zz]:80")]
    [InlineData("http=h:-1")]
    [InlineData("gopher://h:70")]
    [InlineData("all=h:8080")]
    public void What_is_no_proxy_is_dropped_and_said(string text)
    {
        var list = ProxyList.Parse(text);

        Assert.True(list.IsEmpty);
        Assert.Equal([text], list.Invalid);
    }

    [Theory]
    [InlineData("h:abc", "h:…")]
    [InlineData("h:", "h:…")]
    [InlineData("[::1]:", "[::1]:")]
    [InlineData("http://bob:S3cret/x@proxy.example:8080", "http://…@proxy.example:8080")]
    [InlineData("http=http://bob:S3cret@proxy.example:99999", "http=http://…@proxy.example:99999")]
    [InlineData("bob:S3cret@proxy.example:99999", "…@proxy.example:99999")]
    [InlineData("http://bob:S3cr;et@", "http://bob:…")]
    public void A_dropped_entry_shows_no_password(string text, string shown) => Assert.Equal(shown, ProxyList.Parse(text).Invalid[0]);

    [Theory]
    [InlineData(":8080")]
    [InlineData("h:0")]
    [InlineData("h:99999")]
    [InlineData("h:abc")]
    [InlineData("[::1:8080")]
    [InlineData("[::zz]:80")]
    [InlineData("gopher://h:70")]
    [InlineData("h:")]
    [InlineData("[::1]:")]
    public void A_dropped_entry_takes_no_other_with_it(string bad)
    {
        var list = ProxyList.Parse($"http=h1:8080;https={bad};ftp=h3:21");

        Assert.Equal(["http://h1:8080", "-", "http://h3:21"], [First(list, "http"), First(list, "https"), First(list, "ftp")]);
        Assert.Single(list.Invalid);
    }

    [Fact]
    public void A_key_without_a_value_is_a_direct_way_and_no_silence()
    {
        var list = ProxyList.Parse("http=;https=h:8443");

        Assert.Equal([null], list.AllFor(new Uri("http://contoso.test/")));
        Assert.Empty(list.AllFor(new Uri("ftp://contoso.test/")));
    }

    [Fact]
    public void Credentials_are_no_part_of_a_proxy() =>
        Assert.Equal("http://proxy.test:8080", First(ProxyList.Parse("http=http://bob:S3cret@proxy.test:8080"), "http"));

    [Theory]
    [InlineData("myproxy:80", "http://myproxy:80", "http://myproxy:80", "http://myproxy:80", "http://myproxy:80")]
    [InlineData("myproxy:80,https://myotherproxy", "http://myproxy:80 https://myotherproxy:443", "http://myproxy:80 https://myotherproxy:443", "http://myproxy:80 https://myotherproxy:443", "http://myproxy:80 https://myotherproxy:443")]
    [InlineData("http=myproxy:80", "http://myproxy:80", "-", "-", "-")]
    [InlineData("ftp=ftp-proxy ; https=socks4://foopy", "-", "socks4://foopy:1080", "http://ftp-proxy:80", "-")]
    [InlineData("foopy ; ftp=ftp-proxy", "http://foopy:80", "http://foopy:80", "http://foopy:80", "http://foopy:80")]
    [InlineData("ftp=ftp-proxy ; foopy", "-", "-", "http://ftp-proxy:80", "-")]
    [InlineData("ftp=ftp1,ftp2,ftp3", "-", "-", "http://ftp1:80 http://ftp2:80 http://ftp3:80", "-")]
    [InlineData("http=http1,http2; http=http3", "http://http1:80 http://http2:80 http://http3:80", "-", "-", "-")]
    [InlineData("http=https://secure_proxy; ftp=socks4://socks_proxy; https=socks://foo", "https://secure_proxy:443", "socks5://foo:1080", "socks4://socks_proxy:1080", "-")]
    [InlineData("socks=foopy", "socks4://foopy:1080", "socks4://foopy:1080", "socks4://foopy:1080", "socks4://foopy:1080")]
    [InlineData("http=httpproxy ; https=httpsproxy ; ftp=ftpproxy ; socks=foopy ", "http://httpproxy:80", "http://httpsproxy:80", "http://ftpproxy:80", "socks4://foopy:1080")]
    [InlineData("http=httpproxy ; https=httpsproxy ; socks=socks5://foopy ", "http://httpproxy:80", "http://httpsproxy:80", "socks5://foopy:1080", "socks5://foopy:1080")]
    [InlineData("crazy=foopy ; foo=bar ; https=myhttpsproxy", "-", "http://myhttpsproxy:80", "-", "-")]
    [InlineData("http=direct://,myhttpproxy; https=direct://", "direct http://myhttpproxy:80", "direct", "-", "-")]
    [InlineData("http=myhttpproxy,direct://", "http://myhttpproxy:80 direct", "-", "-", "-")]
    [InlineData("www.google.com", "http://www.google.com:80", "http://www.google.com:80", "http://www.google.com:80", "http://www.google.com:80")]
    [InlineData("http=www.google.com:80;https=www.foo.com:110", "http://www.google.com:80", "http://www.foo.com:110", "-", "-")]
    [InlineData("http=www.google.com:80;https=www.foo.com:110;ftp=ftpproxy:20;socks=foopy:130", "http://www.google.com:80", "http://www.foo.com:110", "http://ftpproxy:20", "socks4://foopy:130")]
    public void Chromium_gives_each_scheme_its_proxies(string text, string http, string https, string ftp, string other)
    {
        var list = ProxyList.Parse(text, ProxyDialect.Chromium);

        Assert.Equal([http, https, ftp, other], [All(list, "http"), All(list, "https"), All(list, "ftp"), All(list, "foo")]);
    }

    [Theory]
    [InlineData("http://proxy.secure-and-insecure.com", "http://proxy.secure-and-insecure.com:80", "http://proxy.secure-and-insecure.com:80")]
    [InlineData("http=http://proxy.insecure.com", "http://proxy.insecure.com:80", "-")]
    [InlineData("http=proxy.insecure.com", "http://proxy.insecure.com:80", "-")]
    [InlineData("https://proxy.secure.com", "http://proxy.secure.com:80", "http://proxy.secure.com:80")]
    [InlineData("https=proxy.secure.com", "-", "http://proxy.secure.com:80")]
    [InlineData("https=https://proxy.secure.com", "-", "http://proxy.secure.com:80")]
    [InlineData("http=https://proxy.secure.com", "http://proxy.secure.com:80", "-")]
    [InlineData("https=http://proxy.insecure.com", "-", "http://proxy.insecure.com:80")]
    [InlineData("proxy.secure-and-insecure.com", "http://proxy.secure-and-insecure.com:80", "http://proxy.secure-and-insecure.com:80")]
    [InlineData("localhost:1234", "http://localhost:1234", "http://localhost:1234")]
    [InlineData("123.123.123.123", "http://123.123.123.123:80", "http://123.123.123.123:80")]
    [InlineData("socks=127.0.0.1:1080", "-", "-")]
    public void Net_gives_http_and_https_their_proxies_by_the_key(string text, string http, string https)
    {
        var list = ProxyList.Parse(text, ProxyDialect.DotNet);

        Assert.Equal([http, http, https, https], [All(list, "http"), All(list, "ws"), All(list, "https"), All(list, "wss")]);
    }

    [Theory]
    [InlineData("http://proxy.insecure.com", "http://proxy.insecure.com:80", "-")]
    [InlineData("http://proxy.insecure.com http://proxy.wrong.com", "http://proxy.insecure.com:80", "-")]
    [InlineData("https=proxy.secure.com http=proxy.insecure.com", "http://proxy.insecure.com:80", "http://proxy.secure.com:80")]
    [InlineData("https://proxy.secure.com\nhttp://proxy.insecure.com", "http://proxy.insecure.com:80", "http://proxy.secure.com:80")]
    [InlineData(";http=proxy.insecure.com;;", "http://proxy.insecure.com:80", "-")]
    [InlineData("    http=proxy.insecure.com    ", "http://proxy.insecure.com:80", "-")]
    [InlineData("http=proxy.insecure.com;http=proxy.wrong.com", "http://proxy.insecure.com:80", "-")]
    [InlineData("https://proxy.secure.com", "-", "http://proxy.secure.com:80")]
    [InlineData("http=https://proxy.secure.com", "-", "http://proxy.secure.com:80")]
    [InlineData("https=http://proxy.insecure.com", "http://proxy.insecure.com:80", "-")]
    [InlineData("proxy.secure-and-insecure.com", "http://proxy.secure-and-insecure.com:80", "http://proxy.secure-and-insecure.com:80")]
    public void Net_reads_the_result_of_a_script_by_the_scheme(string text, string http, string https)
    {
        var list = ProxyList.Parse(text, ProxyDialect.DotNetAutomatic);

        Assert.Equal([http, https], [First(list, "http"), First(list, "https")]);
    }

    [Fact]
    public void Net_tries_the_proxies_of_a_script_in_their_order()
    {
        var list = ProxyList.Parse("http://proxy-a.com https://secure-proxy.com http://proxy-b.com", ProxyDialect.DotNetAutomatic);

        Assert.Equal(["http://proxy-a.com:80 http://proxy-b.com:80", "http://secure-proxy.com:80"], [All(list, "http"), All(list, "https")]);
    }

    [Theory]
    [InlineData("Windows", "http://b:2")]
    [InlineData("DotNet", "http://a:1 http://b:2")]
    [InlineData("Chromium", "http://a:1 http://b:2")]
    public void Of_two_entries_with_one_key_only_Windows_keeps_the_last_alone(string dialect, string expected) =>
        Assert.Equal(expected, All(ProxyList.Parse("http=a:1;http=b:2", Enum.Parse<ProxyDialect>(dialect)), "http"));

    private static string First(ProxyList list, string scheme) => list.For(new Uri(scheme + "://contoso.test/"))?.ToString() ?? "-";

    private static string All(ProxyList list, string scheme)
    {
        var ways = list.AllFor(new Uri(scheme + "://contoso.test/"));
        return ways.IsEmpty ? "-" : string.Join(' ', ways.Select(p => p?.ToString() ?? "direct"));
    }
}
