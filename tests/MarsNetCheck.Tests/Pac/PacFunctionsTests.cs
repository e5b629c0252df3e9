namespace MarsNetCheck.Tests.Pac;

/// <summary>Netscape's functions. Where engines disagree the test's name says whose way it is.</summary>
public sealed class PacFunctionsTests
{
    [Theory]
    [InlineData("isPlainHostName('www')", true)]
    [InlineData("isPlainHostName('www.netscape.com')", false)]
    [InlineData("dnsDomainIs('www.netscape.com', '.netscape.com')", true)]
    [InlineData("dnsDomainIs('www', '.netscape.com')", false)]
    [InlineData("dnsDomainIs('www.mcom.com', '.netscape.com')", false)]
    [InlineData("dnsDomainIs('www.adobe.com', '.ad')", false)]
    [InlineData("dnsDomainIs('notanz.com', '.anz.com')", false)]
    [InlineData("dnsDomainIs('notanz.com', 'anz.com')", true)]
    [InlineData("localHostOrDomainIs('www.netscape.com', 'www.netscape.com')", true)]
    [InlineData("localHostOrDomainIs('www', 'www.netscape.com')", true)]
    [InlineData("localHostOrDomainIs('www.mcom.com', 'www.netscape.com')", false)]
    [InlineData("localHostOrDomainIs('home.netscape.com', 'www.netscape.com')", false)]
    public async Task Host_names_are_compared_as_text(string expression, bool expected) =>
        Assert.Equal(Word(expected), await new PacWorld().ValueAsync(expression));

    [Theory]
    [InlineData("'::1'", false)]
    [InlineData("'[::1]'", true)]
    [InlineData("'foo:112'", true)]
    [InlineData("':'", true)]
    public async Task An_IPv6_address_is_no_plain_host_name_as_in_Chromium(string host, bool expected) =>
        Assert.Equal(Word(expected), await new PacWorld().ValueAsync($"isPlainHostName({host})"));

    [Fact]
    public async Task Domains_are_case_sensitive_as_in_Mozilla_and_Chromium() =>
        Assert.Equal("false", await new PacWorld().ValueAsync("dnsDomainIs('www.contoso.test', '.Contoso.test')"));

    [Theory]
    [InlineData("www", 0)]
    [InlineData("www.netscape", 1)]
    [InlineData("www.netscape.com", 2)]
    [InlineData("192.168.1.1", 3)]
    public async Task Domain_levels_are_dots(string host, int expected) =>
        Assert.Equal($"{expected}", await new PacWorld().ValueAsync($"dnsDomainLevels('{host}')"));

    [Theory]
    [InlineData("'198.95.249.79', '198.95.249.79', '255.255.255.255'", true)]
    [InlineData("'198.95.249.78', '198.95.249.79', '255.255.255.255'", false)]
    [InlineData("'198.95.1.1', '198.95.0.0', '255.255.0.0'", true)]
    [InlineData("'198.94.1.1', '198.95.0.0', '255.255.0.0'", false)]
    [InlineData("null, '198.95.0.0', '255.255.0.0'", false)]
    [InlineData("'192.89.132.a', '192.89.0.0', '255.255.0.0'", false)]
    [InlineData("'10.0.0.256', '10.0.0.0', '255.0.0.0'", false)]
    [InlineData("'10.0.0.1', '10.0.0', '255.0.0.0'", false)]
    [InlineData("'10.0.0.1', '10.0.0.0', '255.0.0.x'", false)]
    [InlineData("'intranet.contoso.test', '10.20.0.0', '255.255.0.0'", true)]
    [InlineData("'unknown.contoso.test', '10.20.0.0', '255.255.0.0'", false)]
    public async Task A_net_holds_addresses_and_names_that_have_one(string arguments, bool expected)
    {
        var world = new PacWorld { Names = { ["intranet.contoso.test"] = ["10.20.30.40"] } };

        Assert.Equal(Word(expected), await world.ValueAsync($"isInNet({arguments})"));
    }

    [Fact]
    public async Task An_address_with_a_number_too_large_is_never_looked_up()
    {
        var world = new PacWorld();

        await world.ValueAsync("isInNet('10.0.0.256', '10.0.0.0', '255.0.0.0')");

        Assert.Empty(world.Asked);
    }

    [Theory]
    [InlineData("dnsResolve('both.contoso.test')", "10.20.30.40")]
    [InlineData("dnsResolve('v6.contoso.test')", "null")]
    [InlineData("dnsResolve('nowhere.contoso.test')", "null")]
    [InlineData("dnsResolve('10.9.8.7')", "10.9.8.7")]
    [InlineData("dnsResolve(null)", "null")]
    [InlineData("isResolvable('both.contoso.test')", "true")]
    [InlineData("isResolvable('v6.contoso.test')", "false")]
    [InlineData("isResolvable('nowhere.contoso.test')", "false")]
    public async Task Netscapes_look_ups_know_IPv4_only_and_a_failure_is_null_as_in_Mozilla(string expression, string expected)
    {
        var world = new PacWorld
        {
            Names = { ["both.contoso.test"] = ["2001:db8::1", "10.20.30.40"], ["v6.contoso.test"] = ["2001:db8::2"] },
        };

        Assert.Equal(expected, await world.ValueAsync(expression));
    }

    [Theory]
    [InlineData("192.0.2.1", -1073741311)]
    [InlineData("10.0.0.1", 167772161)]
    public async Task An_address_converts_to_a_signed_number(string address, int expected) =>
        Assert.Equal(FormattableString.Invariant($"{expected}"), await new PacWorld().ValueAsync($"convert_addr('{address}')"));

    [Fact]
    public async Task My_address_is_the_first_IPv4_one() =>
        Assert.Equal("10.1.2.3", await new PacWorld { Addresses = ["2001:db8::1", "10.1.2.3", "10.9.9.9"] }.ValueAsync("myIpAddress()"));

    [Fact]
    public async Task Without_an_IPv4_address_mine_is_loopback() =>
        Assert.Equal("127.0.0.1", await new PacWorld { Addresses = ["2001:db8::1"] }.ValueAsync("myIpAddress()"));

    [Theory]
    [InlineData("http://home.netscape.com/people/ari/index.html", "*/ari/*", true)]
    [InlineData("http://home.netscape.com/people/montulli/index.html", "*/ari/*", false)]
    [InlineData("foo5.jpg", "*o?.jpg", true)]
    [InlineData("foo.jpg", ".jpg", false)]
    [InlineData("foo.jpg", "foo", false)]
    [InlineData("www.hotmail.com", "*hotmail.com*", true)]
    [InlineData("abcdomain.com", "(*.abcdomain.com|abcdomain.com)", true)]
    [InlineData("abddomain.com", "(*.abcdomain.com|abcdomain.com)", false)]
    [InlineData("abcdomain.com", "*.n.com", false)]
    [InlineData("a.com", "?.com", true)]
    [InlineData("ab.com", "?.com", false)]
    [InlineData("http://host/yourpage/index.html", ".*/mypage/.*", false)]
    [InlineData("WWW.contoso.test", "www.*", false)]
    [InlineData("", "*", true)]
    [InlineData("aXbXc", "a*b*c", true)]
    [InlineData("aXbXcd", "a*b*c", false)]
    public async Task Shell_patterns_match_the_whole_text(string text, string pattern, bool expected) =>
        Assert.Equal(Word(expected), await new PacWorld().ValueAsync($"shExpMatch('{text}', '{pattern}')"));

    [Fact]
    public async Task A_pattern_that_is_no_regular_expression_throws()
    {
        var answer = await new PacWorld().AskAsync("function FindProxyForURL(u, h) { try { shExpMatch(h, '('); } catch (e) { return 'PROXY caught:1'; } }");

        Assert.Equal("PROXY caught:1", answer.Raw);
    }

    [Theory]
    [InlineData("isPlainHostName()")]
    [InlineData("dnsDomainIs(null, '.com')")]
    [InlineData("shExpMatch('a')")]
    [InlineData("timeRange(1, 2, 3)")]
    public async Task A_missing_argument_throws(string expression)
    {
        var answer = await new PacWorld().AskAsync($$"""function FindProxyForURL(u, h) { try { {{expression}}; } catch (e) { return e instanceof TypeError ? 'PROXY type:1' : 'DIRECT'; } }""");

        Assert.Equal("PROXY type:1", answer.Raw);
    }

    [Fact]
    public async Task Alerts_are_kept_without_passwords()
    {
        var answer = await new PacWorld().AskAsync("function FindProxyForURL(u, h) { alert('using http://joe:pass@proxy:80/'); return 'DIRECT'; }");

        Assert.Equal(["using http://proxy:80/"], answer.Alerts);
    }

    [Fact]
    public async Task A_password_at_the_cut_of_an_alert_goes_too()
    {
        var answer = await new PacWorld().AskAsync("function FindProxyForURL(u, h) { alert(new Array(1017).join('x') + ' joe:pass@proxy'); return 'DIRECT'; }");

        Assert.DoesNotContain("joe", Assert.Single(answer.Alerts), StringComparison.Ordinal);
    }

    private static string Word(bool value) => value ? "true" : "false";
}
