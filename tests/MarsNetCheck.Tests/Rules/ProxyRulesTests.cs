using MarsNetCheck.Catalog;
using MarsNetCheck.Diagnosis;
using MarsNetCheck.Facts;
using MarsNetCheck.Routes;
using MarsNetCheck.Tests.Diagnosis;

namespace MarsNetCheck.Tests.Rules;

public sealed class ProxyRulesTests
{
    private static readonly Attempt Proxied = Attempt.Through(Given.Proxy);

    private static readonly Attempt _socks = Attempt.Through(Given.Proxy with { Scheme = ProxyScheme.Socks5 });

    private static readonly Attempt NoWay = Proxied.ProxySays(500, "", ("X-Squid-Error", "ERR_CANNOT_FORWARD 0"));

    [Fact]
    public void A_login_that_every_endpoint_is_asked_for_is_one_finding_with_the_schemes()
    {
        var judgement = EvidenceBuilder.HealthyThroughProxy()
            .Each(e => e.IsTls
                ? Proxied.ProxySays(407, "", ("Proxy-Authenticate", "Negotiate"), ("Proxy-Authenticate", "NTLM"), ("Proxy-Authenticate", "Basic realm=\"a, b\""))
                : Proxied.Answers(407, "", ("Proxy-Authenticate", "Negotiate")))
            .Judge();

        var finding = judgement.Only("proxy.auth-required");
        Assert.Equal(7, finding.Endpoints.Length);
        Assert.Equal(Blame.Proxy, finding.Blame);
        Assert.Contains("7 endpoints", finding.Detail, StringComparison.Ordinal);
        Assert.EndsWith("(Negotiate, NTLM, Basic)", finding.Title, StringComparison.Ordinal);
        Assert.Contains("SYSTEM", finding.Detail, StringComparison.Ordinal);
        Assert.Contains("-ProxyServer http://proxy.contoso.test -ProxyPort 8080", finding.Action, StringComparison.Ordinal);
        Assert.Equal(["407", "100050", "34513"], finding.MarsErrors);
        Assert.Equal(OverallVerdict.Blocked, judgement.Verdict);
    }

    [Theory]
    [InlineData(407, "", "", "proxy.auth-required")]
    [InlineData(401, "WWW-Authenticate", "Basic realm=\"x\"", "proxy.auth-required")]
    [InlineData(403, "Via", "1.1 proxy (squid/6.6)", "proxy.denied")]
    [InlineData(403, "", "", "proxy.denied")]
    [InlineData(503, "X-Squid-Error", "ERR_ACCESS_DENIED 0", "proxy.denied")]
    [InlineData(503, "X-Squid-Error", "ERR_DNS_FAIL 0", "proxy.upstream-dns")]
    [InlineData(502, "Proxy-Status", "proxy.example; error=dns_error; rcode=NXDOMAIN", "proxy.upstream-dns")]
    [InlineData(503, "X-Squid-Error", "ERR_CONNECT_FAIL 110", "proxy.upstream-timeout")]
    [InlineData(503, "X-Squid-Error", "ERR_CONNECT_FAIL 111", "proxy.upstream-failed")]
    [InlineData(504, "", "", "proxy.upstream-timeout")]
    [InlineData(502, "", "", "proxy.upstream-failed")]
    [InlineData(403, "Proxy-Status", "gw; error=http_request_denied", "proxy.denied")]
    [InlineData(302, "Location", "http://login.portal.test/", "proxy.redirect")]
    [InlineData(511, "", "", "proxy.redirect")]
    [InlineData(405, "Server", "nginx", "proxy.not-a-proxy")]
    [InlineData(404, "Server", "Microsoft-IIS/10.0", "proxy.not-a-proxy")]
    [InlineData(405, "Via", "1.1 gw", "proxy.denied")]
    [InlineData(400, "X-Squid-Error", "ERR_INVALID_URL 0", "proxy.protocol-error")]
    public void What_a_proxy_says_to_connect_is_told_apart(int status, string header, string value, string code)
    {
        var attempt = header.Length == 0 ? Proxied.ProxySays(status) : Proxied.ProxySays(status, "", (header, value));

        var judgement = EvidenceBuilder.HealthyThroughProxy().With(Given.Login, attempt).Judge();

        judgement.Only(code);
        Assert.Equal(EndpointVerdict.Blocked, judgement.VerdictOf("login"));
    }

    [Theory]
    [InlineData(FailureKind.Timeout, "proxy.timeout")]
    [InlineData(FailureKind.Reset, "proxy.reset")]
    [InlineData(FailureKind.Closed, "proxy.reset")]
    [InlineData(FailureKind.ProtocolError, "proxy.protocol-error")]
    [InlineData(FailureKind.NotTls, "proxy.tls-failed")]
    public void A_proxy_that_does_not_answer_connect_is_told_by_how(FailureKind kind, string code) =>
        EvidenceBuilder.HealthyThroughProxy().With(Given.Login, Proxied.ProxyFails(kind)).Judge().Only(code);

    [Fact]
    public void A_silent_proxy_is_one_finding_for_plain_HTTP_as_well()
    {
        var judgement = EvidenceBuilder.HealthyThroughProxy()
            .Each(e => e.IsTls ? Proxied.ProxyFails(FailureKind.Timeout) : Proxied.ExchangeFails(FailureKind.Timeout)).Judge();

        Assert.Equal(7, judgement.Only("proxy.timeout").Endpoints.Length);
    }

    [Fact]
    public void A_proxy_that_is_silent_about_one_host_and_serves_others_waits_for_the_host()
    {
        var finding = EvidenceBuilder.HealthyThroughProxy().With(Given.Login, Proxied.ProxyFails(FailureKind.Timeout)).Judge().Only("proxy.timeout");

        Assert.Equal("The proxy does not answer CONNECT for login.microsoftonline.com", finding.Title);
        Assert.Contains("It serves 4 others in this run", finding.Detail, StringComparison.Ordinal);
        Assert.Equal("Allow TCP port 443 from http://proxy.contoso.test:8080 to login.microsoftonline.com on the firewall beyond the proxy.", finding.Action);
    }

    [Fact]
    public void A_proxy_that_serves_nobody_is_silent_itself()
    {
        var finding = EvidenceBuilder.HealthyThroughProxy()
            .Each(e => e.IsTls ? Proxied.ProxyFails(FailureKind.Timeout) : Proxied.ExchangeFails(FailureKind.Timeout)).Judge().Only("proxy.timeout");

        Assert.Equal("The proxy takes the connection and does not answer", finding.Title);
        Assert.Equal("Find out why http://proxy.contoso.test:8080 does not answer: it may be overloaded, or it waits for its own DNS or login server.", finding.Action);
    }

    [Fact]
    public void A_proxy_that_answers_others_is_not_silent_itself() =>
        Assert.Equal(Blame.Proxy, EvidenceBuilder.HealthyThroughProxy().With(Given.Ncsi, Proxied.ExchangeFails(FailureKind.Timeout)).Judge().Only("http.timeout").Blame);

    [Theory]
    [InlineData(FailureKind.NameNotFound, Blame.Configuration)]
    [InlineData(FailureKind.Timeout, Blame.Dns)]
    public void A_proxy_without_an_address_is_unresolved(FailureKind kind, Blame blame)
    {
        var judgement = EvidenceBuilder.HealthyThroughProxy().Each(_ => Proxied.ResolveFails(kind)).Judge();

        Assert.Equal(blame, judgement.Only("proxy.unresolved").Blame);
    }

    [Fact]
    public void Squid_that_finds_no_way_to_one_name_of_many_has_no_address_for_it()
    {
        Assert.Equal(["proxy.upstream-dns"], EvidenceBuilder.HealthyThroughProxy().With(Given.Login, NoWay).Judge().Codes());
    }

    [Fact]
    public void Squid_that_finds_no_way_to_any_name_has_lost_its_way_out()
    {
        var judgement = EvidenceBuilder.HealthyThroughProxy().Each(_ => NoWay).Judge();

        Assert.Contains("proxy.upstream-failed", judgement.Codes());
        Assert.DoesNotContain("proxy.upstream-dns", judgement.Codes());
        Assert.Contains("its DNS servers", judgement.All().First(f => f.Code == "proxy.upstream-failed").Action, StringComparison.Ordinal);
    }

    [Fact]
    public void A_server_error_that_the_proxy_gives_itself_is_no_remark_on_the_host()
    {
        var judgement = EvidenceBuilder.HealthyThroughProxy()
            .Each(e => e.IsTls ? Proxied.ProxySays(503, "", ("X-Squid-Error", "ERR_CONNECT_FAIL 111")) : Proxied.Answers(503, "", ("X-Squid-Error", "ERR_CONNECT_FAIL 111")))
            .Judge();

        Assert.Equal(["proxy.upstream-failed"], judgement.Codes().Distinct());
    }

    [Fact]
    public void A_web_server_that_is_no_proxy_explains_what_it_answers_to_plain_HTTP()
    {
        var judgement = EvidenceBuilder.HealthyThroughProxy().Each(e => e.IsTls ? Proxied.ProxySays(405) : Proxied.Answers(404)).Judge();

        Assert.Equal(["proxy.not-a-proxy"], judgement.Codes().Distinct());
    }

    [Fact]
    public void A_proxy_that_opens_tunnels_is_one_whatever_plain_HTTP_is_answered()
    {
        var judgement = EvidenceBuilder.HealthyThroughProxy().With(Given.Login, Proxied.ProxySays(405)).With(Given.Ncsi, Proxied.Answers(404)).Judge();

        Assert.Equal(["http.status", "proxy.not-a-proxy"], judgement.Codes().Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(FailureKind.Timeout, Blame.Firewall)]
    [InlineData(FailureKind.Refused, Blame.Proxy)]
    [InlineData(FailureKind.LocalDenied, Blame.Local)]
    public void A_proxy_that_cannot_be_connected_to_is_unreachable(FailureKind kind, Blame blame)
    {
        var judgement = EvidenceBuilder.HealthyThroughProxy().Each(_ => Proxied.ConnectFails(kind)).Judge();

        Assert.Equal(blame, judgement.Only("proxy.unreachable").Blame);
        Assert.Equal(OverallVerdict.Blocked, judgement.Verdict);
    }

    [Theory]
    [InlineData(FailureKind.Refused, Blame.Proxy)]
    [InlineData(FailureKind.NoRoute, Blame.Local)]
    public void A_dead_proxy_that_is_silent_to_some_and_refuses_others_is_one_cause(FailureKind kind, Blame blame)
    {
        var finding = EvidenceBuilder.HealthyThroughProxy()
            .Each(e => Proxied.ConnectFails(e.Group == EndpointGroup.Auth ? FailureKind.Timeout : kind)).Judge().Only("proxy.unreachable");

        Assert.Equal((blame, Given.All.Length), (finding.Blame, finding.Endpoints.Length));
    }

    [Fact]
    public void A_sample_host_that_the_proxy_cannot_resolve_is_information_while_it_resolves_others()
    {
        var judgement = EvidenceBuilder.HealthyThroughProxy()
            .With(Given.Blob, Proxied.ProxySays(503, "", ("X-Squid-Error", "ERR_DNS_FAIL 0"))).Judge();

        Assert.Equal(Severity.Info, judgement.Only("proxy.upstream-dns").Severity);
        Assert.Equal(OverallVerdict.Ready, judgement.Verdict);
    }

    [Fact]
    public void A_denial_of_plain_HTTP_is_the_proxys_when_it_says_so() =>
        EvidenceBuilder.HealthyThroughProxy().With(Given.Ncsi, Proxied.Answers(403, "", ("X-Squid-Error", "ERR_ACCESS_DENIED 0"))).Judge().Only("proxy.denied");

    [Fact]
    public void A_denial_of_plain_HTTP_is_the_proxys_when_it_denies_tunnels_alike()
    {
        var judgement = EvidenceBuilder.HealthyThroughProxy()
            .With(Given.Login, Proxied.ProxySays(403)).With(Given.Ncsi, Proxied.Answers(403)).Judge();

        Assert.Equal(["login", "ncsi"], judgement.Only("proxy.denied").Endpoints);
    }

    [Fact]
    public void The_answer_of_the_endpoint_behind_a_proxy_is_not_the_proxys() =>
        Assert.Empty(EvidenceBuilder.HealthyThroughProxy().With(Given.Blob, Proxied.Answers(403, "", ("x-ms-request-id", "1"), ("Via", "1.1 gw"))).Judge().All());

    [Fact]
    public void An_untrusted_certificate_of_the_proxy_itself_is_its_tls()
    {
        var secure = Given.Proxy with { Scheme = ProxyScheme.Https };
        var attempt = Attempt.Through(secure).ProxySays(200);
        var handshake = Handshake(Given.Login) with { Trusted = false, ServerName = secure.Host };
        var evidence = new EvidenceBuilder().With(Given.Login, attempt with { Tunnel = attempt.Tunnel! with { Handshake = handshake } });

        evidence.Judge().Only("proxy.tls-failed");
    }

    [Fact]
    public void A_known_root_does_not_make_an_expired_certificate_of_the_proxy_good()
    {
        var secure = Given.Proxy with { Scheme = ProxyScheme.Https };
        var attempt = Attempt.Through(secure).ProxySays(200);
        var genuine = Handshake(Given.Login) with { ExpectedRoot = true, Trusted = false, ServerName = secure.Host };
        var expired = genuine with { Chain = [genuine.Chain[0] with { NotAfter = genuine.JudgedAt.AddDays(-1) }] };

        Assert.Empty(Through(genuine).Judge().All());
        Through(expired).Judge().Only("proxy.tls-failed");

        EvidenceBuilder Through(HandshakeFact handshake) =>
            EvidenceBuilder.HealthyThroughProxy().With(Given.Login, attempt with { Tunnel = attempt.Tunnel! with { Handshake = handshake } });
    }

    [Theory]
    [InlineData("NotTimeValid", "clock.skew")]
    [InlineData("UntrustedRoot", "proxy.tls-failed")]
    public void A_certificate_of_the_proxy_that_only_a_wrong_clock_ends_is_the_clocks(string problem, string code)
    {
        var ahead = TimeSpan.FromDays(-400);
        var secure = Given.Proxy with { Scheme = ProxyScheme.Https };
        var genuine = Handshake(Given.Login);
        var proxys = genuine with
        {
            ServerName = secure.Host,
            Trusted = false,
            ChainProblems = ["NotTimeValid", problem],
            Chain = [genuine.Chain[0] with { NotBefore = genuine.JudgedAt.AddDays(-500), NotAfter = genuine.JudgedAt.AddDays(-300) }],
        };
        var attempt = Attempt.Through(secure).ProxySays(200).Dated(ahead);

        var judgement = new EvidenceBuilder().With(Given.Login, attempt with { Tunnel = attempt.Tunnel! with { Handshake = proxys } }).Judge();

        Assert.Contains(code, judgement.Codes());
        Assert.Equal(problem == "UntrustedRoot", judgement.Codes().Contains("proxy.tls-failed"));
    }

    [Fact]
    public void A_wrong_clock_blocks_an_endpoint_whose_proxys_certificate_alone_looks_expired()
    {
        var secure = Given.Proxy with { Scheme = ProxyScheme.Https };
        var genuine = Handshake(Given.Login);
        var proxys = genuine with { ServerName = secure.Host, Trusted = false, ChainProblems = ["NotTimeValid"], Chain = [genuine.Chain[0] with { NotAfter = genuine.JudgedAt.AddMinutes(-1) }] };
        var attempt = Attempt.Through(secure).ProxySays(200).Dated(TimeSpan.FromMinutes(-4));

        var finding = new EvidenceBuilder().With(Given.Login, attempt with { Tunnel = attempt.Tunnel! with { Handshake = proxys } }).Judge().Only("clock.skew");

        Assert.Equal((Severity.Error, "login"), (finding.Severity, Assert.Single(finding.Endpoints)));
    }

    [Fact]
    public void A_socks_proxy_is_a_matter_of_the_settings()
    {
        var judgement = new EvidenceBuilder().With(Given.Login, _socks.SocksSays(0)).With(Given.Device, _socks.SocksSays(0)).Judge();

        var finding = judgement.Only("settings.unsupported-proxy");
        Assert.Equal((Severity.Error, Blame.Configuration), (finding.Severity, finding.Blame));
        Assert.Equal(["login", "device"], finding.Endpoints);
        Assert.Contains("The proxy itself works", finding.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void A_socks_proxy_that_refuses_is_said_to_do_so()
    {
        var finding = new EvidenceBuilder().With(Given.Login, _socks.SocksSays(2)).Judge().Only("settings.unsupported-proxy");

        Assert.Contains("Nor does it work", finding.Detail, StringComparison.Ordinal);
        Assert.Equal(2, (int?)finding.Evidence["socksReply"]);
    }

    [Fact]
    public void A_socks_proxy_before_one_that_MARS_can_use_changes_nothing()
    {
        var judgement = new EvidenceBuilder().With(Given.Login, _socks.SocksSays(0), Proxied).Judge();

        var finding = judgement.Only("settings.unsupported-proxy");
        Assert.Equal(Severity.Info, finding.Severity);
        Assert.Contains("goes on to http://proxy.contoso.test:8080", finding.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void A_dead_proxy_that_another_one_stands_in_for_is_a_warning()
    {
        var other = Attempt.Through(Given.Proxy with { Host = "other.contoso.test" });
        var judgement = new EvidenceBuilder().With(Given.Login, Proxied.ConnectFails(FailureKind.Timeout), other).Judge();

        var finding = judgement.Only("proxy.unreachable");
        Assert.Equal((Severity.Warning, EndpointVerdict.Degraded), (finding.Severity, judgement.Endpoints[0].Verdict));
        Assert.Contains("http://other.contoso.test:8080 next", finding.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_dead_proxies_are_one_cause()
    {
        var other = Attempt.Through(Given.Proxy with { Host = "other.contoso.test" });
        var judgement = new EvidenceBuilder().With(Given.Login, Proxied.ConnectFails(FailureKind.Timeout), other.ConnectFails(FailureKind.Timeout)).Judge();

        Assert.Equal(EndpointVerdict.Blocked, judgement.Endpoints[0].Verdict);
        Assert.Equal(Severity.Error, judgement.Only("proxy.unreachable").Severity);
    }

    [Fact]
    public void Two_proxies_are_two_causes()
    {
        var other = Attempt.Through(Given.Proxy with { Host = "other.contoso.test" });
        var judgement = new EvidenceBuilder().With(Given.Login, Proxied.ProxySays(407)).With(Given.Device, other.ProxySays(407)).Judge();

        Assert.Equal(["proxy.auth-required", "proxy.auth-required"], judgement.Codes());
        Assert.Empty(judgement.Findings);
    }

    private static HandshakeFact Handshake(Endpoint endpoint) =>
        new EvidenceBuilder().With(endpoint, Attempt.At("20.190.128.10")).Build().Targets[0].Traces[0].Handshake!;
}
