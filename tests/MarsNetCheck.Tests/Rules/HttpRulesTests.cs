using MarsNetCheck.Catalog;
using MarsNetCheck.Diagnosis;
using MarsNetCheck.Facts;
using MarsNetCheck.Tests.Diagnosis;

namespace MarsNetCheck.Tests.Rules;

public sealed class HttpRulesTests
{
    private static readonly Endpoint _unknownContent = Given.Device with { Expect = new ExpectedAnswer { Statuses = [200] } };

    private static readonly Attempt Ncsi = Attempt.At("13.107.4.52");
    private static readonly Attempt Crl = Attempt.At("192.229.221.95");
    private static readonly Attempt Login = Attempt.At("20.190.128.10");

    [Theory]
    [InlineData(401)]
    [InlineData(407)]
    public void A_login_asked_for_on_the_direct_way_is_a_transparent_proxys(int status) =>
        EvidenceBuilder.Healthy().With(Given.Ncsi, Ncsi.Answers(status)).Judge().Only("http.auth-required");

    [Fact]
    public void A_login_that_the_service_itself_asks_for_is_fine() =>
        Assert.Empty(EvidenceBuilder.Healthy().With(Given.Pod, Attempt.At("20.191.166.134").Answers(401)).Judge().All());

    [Fact]
    public void A_connectivity_check_that_is_redirected_is_a_captive_portal() =>
        EvidenceBuilder.Healthy().With(Given.Ncsi, Ncsi.Answers(302, "", ("Location", "http://portal.hotel.test/login"))).Judge().Only("http.captive-portal");

    [Theory]
    [InlineData(200, "<html><body>Please sign in</body></html>")]
    [InlineData(511, "")]
    public void A_connectivity_check_that_gets_a_page_is_a_captive_portal(int status, string body) =>
        EvidenceBuilder.Healthy().With(Given.Ncsi, Ncsi.Answers(status, body)).Judge().Only("http.captive-portal");

    [Fact]
    public void A_portal_explains_the_foreign_certificates_and_resets_behind_it()
    {
        var judgement = EvidenceBuilder.Healthy()
            .Each(e => Attempt.At(EvidenceBuilder.AddressOf(e)).IssuedBy("portal.hotel.test", "Hotel", trusted: false))
            .With(Given.Blob, Attempt.At("52.239.140.10").HandshakeFails(FailureKind.Reset))
            .With(Given.Ncsi, Ncsi.Answers(302, "", ("Location", "http://portal.hotel.test/login")))
            .With(Given.Crl, Crl.Answers(302, "", ("Location", "http://portal.hotel.test/login")))
            .Judge();

        Assert.Equal(7, judgement.Only("http.captive-portal").Endpoints.Length);
    }

    [Fact]
    public void Where_TLS_gets_through_a_reset_is_not_the_portals()
    {
        var judgement = EvidenceBuilder.Healthy()
            .With(Given.Blob, Attempt.At("52.239.140.10").HandshakeFails(FailureKind.Reset))
            .With(Given.Ncsi, Ncsi.Answers(511)).Judge();

        Assert.Equal(["http.captive-portal", "tls.reset"], judgement.Codes().Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("Access to the web page you were trying to visit has been blocked in accordance with company policy.", "", "Palo Alto Networks")]
    [InlineData("", "http://gateway.zscaler.net/auD?origurl=x", "Zscaler")]
    [InlineData("<title>Response denied by WatchGuard HTTP Proxy</title>", "", "WatchGuard")]
    public void A_known_block_page_names_the_filter(string body, string location, string vendor)
    {
        var attempt = location.Length == 0 ? Ncsi.Answers(200, body) : Ncsi.Answers(302, "", ("Location", location));
        var finding = EvidenceBuilder.Healthy().With(Given.Ncsi, attempt).Judge().Only("http.block-page");

        Assert.Equal(vendor, finding.Evidence["vendor"]!.GetValue<string>());
    }

    [Theory]
    [InlineData(false, "Allow login.microsoftonline.com in the web filter of Palo Alto Networks, and exempt it from TLS inspection, because this machine does not trust Corp CA.")]
    [InlineData(true, "Allow login.microsoftonline.com in the web filter of Palo Alto Networks.")]
    public void Behind_an_inspection_that_this_machine_does_not_trust_it_is_not_enough_to_allow_the_host(bool trusted, string action)
    {
        var blocked = Login.IssuedBy("Corp CA", "Contoso", trusted)
            .Answers(200, "Access to the web page you were trying to visit has been blocked in accordance with company policy.");
        var finding = EvidenceBuilder.Healthy().With(Given.Login, blocked).Judge().Find("http.block-page");

        Assert.Equal(action, finding.Action);
        Assert.Contains("Corp CA", finding.Evidence["issuer"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Equal(trusted, finding.Evidence["trusted"]!.GetValue<bool>());
    }

    [Theory]
    [InlineData("Application Blocked")]
    [InlineData("Please Wait... | Cloudflare")]
    [InlineData("Please contact your system administrator")]
    public void Vague_texts_make_no_block_page(string body) =>
        Assert.DoesNotContain("http.block-page", EvidenceBuilder.Healthy().With(Given.Crl, Crl.Answers(200, body)).Judge().Codes());

    [Fact]
    public void The_words_of_a_block_page_behind_a_genuine_certificate_are_the_services_own() =>
        Assert.Empty(EvidenceBuilder.Healthy().With(Given.Login, Login.Answers(200, """{ "token_endpoint": "FortiGuard Web Filtering" }""")).Judge().All());

    [Theory]
    [InlineData(302, "http.redirect")]
    [InlineData(403, "http.status")]
    public void An_odd_answer_of_a_plain_recommended_host_is_a_warning_and_nobodys(int status, string code)
    {
        var judgement = EvidenceBuilder.Healthy().With(Given.Crl, Crl.Answers(status, "", ("Location", "https://blocked.provider.test/why"))).Judge();

        var finding = judgement.Only(code);
        Assert.Equal((Severity.Warning, Blame.Unknown), (finding.Severity, finding.Blame));
        Assert.Equal(EndpointVerdict.Degraded, judgement.VerdictOf("crl"));
    }

    [Theory]
    [InlineData(302, "http.redirect")]
    [InlineData(403, "http.status")]
    public void An_odd_answer_of_a_plain_required_host_is_an_error(int status, string code)
    {
        var judgement = EvidenceBuilder.Healthy().With(Given.Crl with { Required = true }, Crl.Answers(status, "", ("Location", "https://blocked.provider.test/why"))).Judge();

        var finding = judgement.Only(code);
        Assert.Equal((Severity.Error, Blame.Firewall), (finding.Severity, finding.Blame));
    }

    [Fact]
    public void A_server_error_is_information_where_any_answer_proves_the_host()
    {
        var judgement = EvidenceBuilder.Healthy().With(Given.Crl with { Expect = new() }, Crl.Answers(503)).Judge();

        Assert.Equal(Severity.Info, judgement.Only("http.server-error").Severity);
        Assert.Equal(EndpointVerdict.Ok, judgement.VerdictOf("crl"));
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    public void A_line_end_after_the_known_body_does_not_matter(string end) =>
        Assert.Empty(EvidenceBuilder.Healthy().With(Given.Ncsi, Ncsi.Answers(200, "Microsoft Connect Test" + end)).Judge().All());

    [Theory]
    [InlineData("https://crl3.digicert.com/DigiCertGlobalRootG2.crl")]
    [InlineData("/elsewhere.crl")]
    [InlineData("http://cacerts.digicert.com/x")]
    [InlineData("https://login.microsoftonline.com/")]
    public void A_redirect_that_stays_at_home_is_fine(string location) =>
        Assert.Empty(EvidenceBuilder.Healthy().With(Given.Crl, Crl.Answers(301, "", ("Location", location))).Judge().All());

    [Fact]
    public void A_server_error_of_the_service_is_a_warning()
    {
        var judgement = EvidenceBuilder.Healthy().With(Given.Login, Login.Answers(503)).Judge();

        var finding = judgement.Only("http.server-error");
        Assert.Equal((Severity.Warning, Blame.Microsoft), (finding.Severity, finding.Blame));
        Assert.Equal(EndpointVerdict.Degraded, judgement.VerdictOf("login"));
        Assert.Equal(OverallVerdict.Degraded, judgement.Verdict);
    }

    [Fact]
    public void A_server_error_of_a_sample_host_is_information()
    {
        var judgement = EvidenceBuilder.Healthy().With(Given.Blob, Attempt.At("52.239.140.10").Answers(503)).Judge();

        Assert.Equal(Severity.Info, judgement.Only("http.server-error").Severity);
        Assert.Equal(EndpointVerdict.Inconclusive, judgement.VerdictOf("blob"));
        Assert.Equal(OverallVerdict.Ready, judgement.Verdict);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(409)]
    [InlineData(412)]
    public void Any_client_error_of_the_genuine_service_is_fine(int status) =>
        Assert.Empty(EvidenceBuilder.Healthy().With(Given.Blob, Attempt.At("52.239.140.10").Answers(status)).Judge().All());

    [Fact]
    public void The_services_own_mark_proves_an_answer_through_an_inspecting_device()
    {
        var attempt = Attempt.At("52.239.140.10").IssuedBy("Contoso CA", "Contoso", trusted: true);

        EvidenceBuilder.Healthy().With(Given.Blob, attempt.Answers(412, "", ("x-ms-request-id", "1"))).Judge().Only("tls.intercepted");
        Assert.Contains("http.status", EvidenceBuilder.Healthy().With(Given.Blob, attempt.Answers(418)).Judge().Codes());
    }

    [Fact]
    public void Another_content_than_the_known_one_is_told() =>
        EvidenceBuilder.Healthy().With(Given.Ncsi, Ncsi.Answers(200, "hello")).Judge().Only("http.content");

    [Fact]
    public void One_device_that_opens_TLS_and_shows_one_page_is_one_cause()
    {
        var page = Attempt.At("20.190.128.10").IssuedBy("Contoso Inspection", "Contoso", trusted: true).Answers(200, "<h1>Welcome</h1>");
        var finding = EvidenceBuilder.Healthy().With(Given.Login, page).With(_unknownContent, page).Judge().Only("http.content");

        Assert.Equal(["login", "device"], finding.Endpoints);
        Assert.Contains("opens TLS with certificates of Contoso Inspection", finding.Detail, StringComparison.Ordinal);
        Assert.StartsWith("Exempt login.microsoftonline.com, device.login.microsoftonline.com from TLS inspection", finding.Action, StringComparison.Ordinal);
    }

    [Fact]
    public void Another_page_of_the_device_that_opens_TLS_proves_nothing_for_a_host_of_unknown_content()
    {
        var opened = Attempt.At("20.190.128.10").IssuedBy("Contoso Inspection", "Contoso", trusted: true);
        var judgement = EvidenceBuilder.Healthy().With(Given.Login, opened.Answers(200, "<h1>Welcome</h1>")).With(_unknownContent, opened.Answers(200, "{}")).Judge();

        Assert.Equal(["login"], judgement.Find("http.content").Endpoints);
        Assert.Equal(["device"], judgement.Find("tls.intercepted").Endpoints);
        Assert.Equal(EndpointVerdict.Degraded, judgement.VerdictOf("device"));
    }

    [Fact]
    public void A_body_that_was_cut_is_not_judged() =>
        Assert.Empty(EvidenceBuilder.Healthy().With(Given.Login, Login with { Answer = a => a with { Body = "{ \"a\":", Truncated = true } }).Judge().All());

    [Theory]
    [InlineData(FailureKind.Timeout, "http.timeout")]
    [InlineData(FailureKind.Reset, "http.reset")]
    [InlineData(FailureKind.Closed, "http.reset")]
    [InlineData(FailureKind.ProtocolError, "http.protocol-error")]
    public void A_failing_request_names_how_it_fails(FailureKind kind, string code)
    {
        var judgement = EvidenceBuilder.Healthy().With(Given.Login, Login.ExchangeFails(kind)).Judge();

        Assert.Equal(Blame.Unknown, judgement.Only(code).Blame);
        Assert.Equal(EndpointVerdict.Blocked, judgement.VerdictOf("login"));
    }

    [Theory]
    [InlineData(FailureKind.Timeout)]
    [InlineData(FailureKind.Reset)]
    [InlineData(FailureKind.Closed)]
    [InlineData(FailureKind.ProtocolError)]
    public void A_failing_request_to_a_genuine_sample_host_is_information_while_a_sibling_answers(FailureKind kind)
    {
        var judgement = EvidenceBuilder.Healthy().With(Given.Blob, Attempt.At("52.239.140.10").ExchangeFails(kind)).Judge();

        Assert.Equal(Severity.Info, Assert.Single(judgement.All()).Severity);
        Assert.Equal(EndpointVerdict.Inconclusive, judgement.VerdictOf("blob"));
        Assert.Equal(EndpointVerdict.Ok, judgement.RequirementVerdict("*.blob.core.windows.net"));
        Assert.Equal(OverallVerdict.Ready, judgement.Verdict);
    }

    [Fact]
    public void A_failing_request_to_a_sample_host_without_a_sibling_is_inconclusive() =>
        Assert.Equal(OverallVerdict.Inconclusive, EvidenceBuilder.Healthy().With(Given.Pod, Attempt.At("20.191.166.134").ExchangeFails(FailureKind.Reset)).Judge().Verdict);

    [Fact]
    public void A_proxy_that_was_not_asked_for_is_information()
    {
        var attempt = Ncsi.Answers(200, "Microsoft Connect Test", ("Via", "1.1 gw.contoso.test (squid/6.6)"));
        var judgement = EvidenceBuilder.Healthy().With(Given.Ncsi, attempt).Judge();

        Assert.Equal(Severity.Info, judgement.Only("http.transparent-proxy").Severity);
        Assert.Equal(OverallVerdict.Ready, judgement.Verdict);
    }

    [Fact]
    public void A_proxy_that_denies_passes_nothing_on() =>
        EvidenceBuilder.Healthy().With(Given.Crl, Crl.Answers(403, "<body id=ERR_ACCESS_DENIED>", ("X-Squid-Error", "ERR_ACCESS_DENIED 0"))).Judge().Only("http.block-page");

    [Fact]
    public void The_marks_of_a_content_network_are_no_transparent_proxy() =>
        Assert.Empty(EvidenceBuilder.Healthy().With(Given.Crl, Crl.Answers(200, "x", ("Via", "1.1 varnish"), ("X-Cache", "HIT"))).Judge().All());
}
