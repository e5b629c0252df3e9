using MarsNetCheck.Catalog;
using MarsNetCheck.Diagnosis;
using MarsNetCheck.Facts;
using MarsNetCheck.Routes;
using MarsNetCheck.Rules;
using MarsNetCheck.Tests.Diagnosis;
using Attempt = MarsNetCheck.Tests.Diagnosis.Attempt;

namespace MarsNetCheck.Tests.Rules;

public sealed class ControlWordingTests
{
    private static readonly Attempt _login = Attempt.At("20.190.128.10");
    private static readonly Attempt _proxied = Attempt.Through(Given.Proxy);
    private static readonly ProxyFact _userProxy = new() { Source = ProxySource.User, State = ProxySettingState.Found };

    [Fact]
    public void A_handshake_without_a_name_that_gets_through_shows_a_filter_of_names()
    {
        var finding = EvidenceBuilder.Healthy().With(Given.Login, _login.HandshakeFails(FailureKind.Reset))
            .Control(ControlsGiven.AtAddress(ControlKind.OtherName, Given.Login, FailureKind.Reset))
            .Control(ControlsGiven.AtAddress(ControlKind.NoName, Given.Login, failure: null))
            .Judge().Only("tls.reset");
        Assert.Contains("lets through only the names that it knows", finding.Detail, StringComparison.Ordinal);
        Assert.Contains("server name filter", finding.Action, StringComparison.Ordinal);
        Assert.DoesNotContain("it is not the name", finding.Detail, StringComparison.Ordinal);
        Assert.True(finding.Evidence["answersWithoutName"]!.GetValue<bool>());
    }

    [Fact]
    public void An_address_that_nobody_has_and_that_answers_shows_a_device_that_answers_for_all()
    {
        var judgement = Silent().Control(ControlsGiven.Unused(failure: null)).Judge();
        Assert.Contains("accepts every connection", judgement.Find("tls.timeout").Detail, StringComparison.Ordinal);
        Assert.Equal("Allow TCP port 443 from this server to login.microsoftonline.com on the device that accepts every connection.", judgement.Find("tls.timeout").Action);
        Assert.Equal("192.0.2.1", judgement.Find("tls.timeout").Evidence["unusedAddress"]!.GetValue<string>());
        Assert.Equal(Severity.Info, judgement.Find("range.answered-by-firewall").Severity);
        Assert.Equal(RangeVerdict.Inconclusive, judgement.Ranges[0].Verdict);
    }

    [Fact]
    public void A_device_that_accepts_every_connection_explains_plain_HTTP_that_is_silent()
    {
        var builder = EvidenceBuilder.Healthy().With(Given.Crl, Attempt.At("192.229.221.95").ExchangeFails(FailureKind.Timeout));
        Assert.Contains(new Diagnostician(RuleBook.Standard().Rules).Needs(builder.Build()), r => r.Kind == ControlKind.UnusedAddress);
        Assert.StartsWith("Find out what on the way", builder.Judge().Find("http.timeout").Action, StringComparison.Ordinal);

        var finding = builder.Control(ControlsGiven.Unused(failure: null)).Judge().Find("http.timeout");
        Assert.Contains("accepts every connection", finding.Detail, StringComparison.Ordinal);
        Assert.StartsWith("Allow TCP port 80 from this server to ", finding.Action, StringComparison.Ordinal);
        Assert.Equal("192.0.2.1", finding.Evidence["unusedAddress"]!.GetValue<string>());
    }

    [Fact]
    public void A_device_that_accepts_everything_and_lets_another_name_through_looks_at_names()
    {
        var finding = EvidenceBuilder.Healthy().With(Given.Login, _login.HandshakeFails(FailureKind.Timeout))
            .Control(ControlsGiven.Unused(failure: null)).Control(ControlsGiven.AtAddress(ControlKind.OtherName, Given.Login, failure: null))
            .Judge().Only("tls.timeout");
        Assert.StartsWith("Exempt login.microsoftonline.com from the TLS inspection or server name filter", finding.Action, StringComparison.Ordinal);
    }

    [Fact]
    public void Endpoints_whose_controls_were_not_measured_share_the_finding_of_those_whose_were()
    {
        var finding = EvidenceBuilder.Healthy()
            .With(Given.Login, _login.HandshakeFails(FailureKind.Reset)).With(Given.Blob, Attempt.At("52.239.140.10").HandshakeFails(FailureKind.Reset))
            .Control(ControlsGiven.AtAddress(ControlKind.OtherName, Given.Login, FailureKind.Reset))
            .Judge().Only("tls.reset");
        Assert.Equal(["login", "blob"], finding.Endpoints);
    }

    [Fact]
    public void An_unused_address_that_is_silent_leaves_the_ranges_what_they_are()
    {
        var judgement = Silent().Control(ControlsGiven.Unused(FailureKind.Timeout)).Judge();
        Assert.Equal(["tls.timeout"], judgement.Codes());
        Assert.Equal(RangeVerdict.Ok, judgement.Ranges[0].Verdict);
    }

    [Fact]
    public void A_network_that_uses_the_block_for_documentation_itself_proves_nothing()
    {
        var evidence = Silent().Control(ControlsGiven.Unused(failure: null)).Build();
        var there = evidence with { Machine = evidence.Machine with { Addresses = EvidenceBuilder.Parse("192.0.2.77") } };
        Assert.Equal(["tls.timeout"], EvidenceBuilder.Judge(there).Codes());
    }

    [Fact]
    public void A_server_that_denies_the_name_while_another_answers_is_named()
    {
        var finding = EvidenceBuilder.Healthy().With(Given.Login, Attempt.At("").ResolveFails(FailureKind.NameNotFound))
            .Control(ControlsGiven.Answered(Given.Login, EvidenceBuilder.SecondResolver, "20.190.128.10"))
            .Judge().Only("dns.nxdomain");
        Assert.Contains("10.1.1.1:53 answered NXDOMAIN", finding.Detail, StringComparison.Ordinal);
        Assert.Contains("10.1.1.2:53, answers the name with 20.190.128.10", finding.Detail, StringComparison.Ordinal);
        Assert.Contains("10.1.1.1:53", finding.Action, StringComparison.Ordinal);
        Assert.Equal("10.1.1.2:53", finding.Evidence["otherResolvers"]![0]!["server"]!.GetValue<string>());
    }

    [Fact]
    public void The_verdict_is_that_of_the_answer_that_the_system_gets()
    {
        var judgement = EvidenceBuilder.Healthy().With(Given.Login, Attempt.At("").ResolveFails(FailureKind.NameNotFound))
            .Control(ControlsGiven.Answered(Given.Login, EvidenceBuilder.SecondResolver, "20.190.128.10")).Judge();
        Assert.Equal(EndpointVerdict.Blocked, judgement.VerdictOf("login"));
    }

    [Fact]
    public void Only_the_servers_that_did_not_answer_the_name_are_asked()
    {
        var evidence = EvidenceBuilder.Healthy().With(Given.Login, Attempt.At("").ResolveFails(FailureKind.NameNotFound)).Build();
        var both = evidence with { Machine = evidence.Machine with { Resolvers = [EvidenceBuilder.Resolver, EvidenceBuilder.SecondResolver] } };
        var request = Assert.Single(new Diagnostician(RuleBook.Standard().Rules).Needs(both));
        Assert.Equal((ControlKind.OtherResolver, Given.Login.Host, EvidenceBuilder.SecondResolver), (request.Kind, request.Name, request.Server));
    }

    [Theory]
    [InlineData(FailureKind.Timeout, 4.5, 0)]
    [InlineData(FailureKind.Timeout, 0.5, 1)]
    [InlineData(FailureKind.OutOfBudget, 4.5, 1)]
    [InlineData(FailureKind.Refused, 0.01, 0)]
    public void A_server_that_was_silent_for_most_of_a_stage_is_not_asked_again(FailureKind second, double seconds, int asked)
    {
        var failed = EvidenceBuilder.Failed(Given.Login, FailureKind.Timeout);
        var lookup = failed.Lookups[0];
        var both = failed with
        {
            Lookups = [lookup with { Duration = TimeSpan.FromSeconds(5) }, lookup with { Server = EvidenceBuilder.SecondResolver, Duration = TimeSpan.FromSeconds(seconds), Failure = Failure.Of(second) }],
        };
        var evidence = EvidenceBuilder.Healthy().With(Given.Login, both, Attempt.At("").ResolveFails(FailureKind.Timeout) with { Resolve = both }).Build();
        var machine = evidence.Machine with { Resolvers = [EvidenceBuilder.Resolver, EvidenceBuilder.SecondResolver] };
        Assert.Equal(asked, new Diagnostician(RuleBook.Standard().Rules).Needs(evidence with { Machine = machine }).Count(r => r.Kind == ControlKind.OtherResolver));
    }

    [Theory]
    [InlineData(403, "proxy.denied")]
    [InlineData(504, "proxy.upstream-timeout")]
    public void A_direct_way_that_works_beside_the_proxy_is_told(int status, string code)
    {
        var finding = EvidenceBuilder.HealthyThroughProxy().With(Given.Login, _proxied.ProxySays(status, "", ("Server", "squid/5.7"), ("X-Squid-Error", status == 403 ? "ERR_ACCESS_DENIED 0" : "ERR_CONNECT_FAIL 110")))
            .Control(ControlsGiven.Went(ControlKind.DirectRoute, Given.Login, _login)).Judge().Only(code);
        Assert.Contains("Directly, without the proxy, there is an answer from login.microsoftonline.com.", finding.Detail, StringComparison.Ordinal);
        Assert.True(finding.Evidence["directRoute"]!["answered"]!.GetValue<bool>());
    }

    [Fact]
    public void A_direct_way_that_fails_beside_the_proxy_is_told_too()
    {
        var finding = EvidenceBuilder.HealthyThroughProxy().With(Given.Login, _proxied.ProxyFails(FailureKind.Timeout))
            .Control(ControlsGiven.Went(ControlKind.DirectRoute, Given.Login, _login.ConnectFails(FailureKind.Timeout))).Judge().Only("proxy.timeout");
        Assert.Contains("Directly, without the proxy, there is none from login.microsoftonline.com either.", finding.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void A_stranger_who_answers_straight_says_nothing_of_the_direct_way()
    {
        var finding = EvidenceBuilder.HealthyThroughProxy().With(Given.Login, _proxied.ProxyFails(FailureKind.Timeout))
            .Control(ControlsGiven.Went(ControlKind.DirectRoute, Given.Login, _login.IssuedBy("Contoso Inspection", "Contoso", trusted: true))).Judge().Only("proxy.timeout");
        Assert.DoesNotContain("Directly", finding.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_proxied_endpoint_that_fails_asks_for_the_direct_way_once()
    {
        var evidence = EvidenceBuilder.HealthyThroughProxy().With(Given.Login, _proxied.ProxySays(403)).With(Given.Blob, _proxied.ProxyFails(FailureKind.Reset)).Build();
        var requests = new Diagnostician(RuleBook.Standard().Rules).Needs(evidence);
        Assert.Equal([(ControlKind.DirectRoute, "login"), (ControlKind.DirectRoute, "blob")], requests.Select(r => (r.Kind, r.Endpoint!)));
    }

    [Fact]
    public void A_proxy_that_works_where_the_direct_way_is_dropped_is_told_with_whose_setting_it_is()
    {
        var finding = Dropped().Control(ControlsGiven.Went(ControlKind.OtherRoute, Given.Login, _proxied.From(ProxySource.User), ProxySource.User)).Judge().Only("tcp.timeout");
        Assert.Contains("through http://proxy.contoso.test:8080 (from the signed-in user's settings): MARS has no such setting.", finding.Detail, StringComparison.Ordinal);
        Assert.EndsWith(", or set that proxy in the MARS agent.", finding.Action, StringComparison.Ordinal);
    }

    [Fact]
    public void A_source_that_names_a_proxy_and_does_not_count_is_asked_for_where_the_direct_way_fails()
    {
        var evidence = Dropped().Build() with { Proxies = [_userProxy] };
        var request = Assert.Single(new Diagnostician(RuleBook.Standard().Rules).Needs(evidence));
        Assert.Equal((ControlKind.OtherRoute, "login", ProxySource.User), (request.Kind, request.Endpoint, request.Source));
    }

    [Theory]
    [InlineData(null, "device.login.microsoftonline.com answers")]
    [InlineData(FailureKind.Timeout, "device.login.microsoftonline.com fails as well")]
    public void A_host_of_the_same_kind_that_was_left_out_tells_whether_it_is_all_of_them(FailureKind? failure, string told)
    {
        var builder = LeftOut(Given.Device, new EvidenceBuilder().With(Given.Login, _login.ConnectFails(FailureKind.Timeout)));
        Assert.Equal((ControlKind.Sibling, "device"), new Diagnostician(RuleBook.Standard().Rules).Needs(builder.Build()).Select(r => (r.Kind, r.Endpoint!)).Single());

        var sibling = Attempt.At("40.126.1.10");
        var finding = builder.Control(ControlsGiven.Went(ControlKind.Sibling, Given.Device, failure is { } kind ? sibling.ConnectFails(kind) : sibling)).Judge().Only("tcp.timeout");
        Assert.Contains(told, finding.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void A_connectivity_check_that_was_left_out_shows_the_portal()
    {
        var builder = LeftOut(Given.Ncsi, new EvidenceBuilder().With(Given.Login, _login.ConnectFails(FailureKind.Timeout)));
        Assert.Equal((ControlKind.ConnectivityProbe, "ncsi"), new Diagnostician(RuleBook.Standard().Rules).Needs(builder.Build()).Select(r => (r.Kind, r.Endpoint!)).Single());

        var portal = Attempt.At("13.107.4.52").Answers(302, "", ("Location", "http://portal.contoso.test/login"));
        var finding = builder.Control(ControlsGiven.Went(ControlKind.ConnectivityProbe, Given.Ncsi, portal)).Judge().Only("http.captive-portal");
        Assert.Equal(["login"], finding.Endpoints);
    }

    [Fact]
    public void A_connectivity_check_that_is_answered_as_it_should_be_shows_no_portal()
    {
        var builder = LeftOut(Given.Ncsi, new EvidenceBuilder().With(Given.Login, _login.ConnectFails(FailureKind.Timeout)));
        Assert.Equal(["tcp.timeout"], builder.Control(ControlsGiven.Went(ControlKind.ConnectivityProbe, Given.Ncsi, Attempt.At("13.107.4.52"))).Judge().Codes());
    }

    private static EvidenceBuilder Silent() => EvidenceBuilder.Healthy()
        .With(Given.Login, _login.HandshakeFails(FailureKind.Timeout))
        .Sweep(new SweepFact { Cidr = "40.126.0.0/18", Port = 443, Samples = [new SampleFact { Address = EvidenceBuilder.Parse("40.126.1.1")[0], Duration = Attempt.Took(5) }] });

    private static EvidenceBuilder Dropped() => EvidenceBuilder.Healthy().With(Given.Login, _login.ConnectFails(FailureKind.Timeout));

    private static EvidenceBuilder LeftOut(Endpoint endpoint, EvidenceBuilder builder) =>
        builder.Catalog(c => c with { Endpoints = [Given.Login], LeftOut = [endpoint], Requirements = [], Narrowed = true });
}
