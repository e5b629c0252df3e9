using System.Collections.Immutable;
using MarsNetCheck.Diagnosis;
using MarsNetCheck.Facts;
using MarsNetCheck.Routes;
using MarsNetCheck.Tests.Diagnosis;

namespace MarsNetCheck.Tests.Rules;

public sealed class RunWideRulesTests
{
    [Fact]
    public void No_route_to_anything_is_no_network_once()
    {
        var judgement = EvidenceBuilder.Healthy().Each(e => Attempt.At(EvidenceBuilder.AddressOf(e)).ConnectFails(FailureKind.NoRoute)).Judge();

        var finding = judgement.Only("path.no-network");
        Assert.Equal(Given.All.Length, finding.Endpoints.Length);
        Assert.Equal(Blame.Local, finding.Blame);
        Assert.Equal(OverallVerdict.Blocked, judgement.Verdict);
        Assert.All(judgement.Endpoints, e => Assert.Equal([finding.Id], e.ExplainedBy));
    }

    [Fact]
    public void No_route_to_the_one_proxy_is_the_proxys_matter()
    {
        var judgement = EvidenceBuilder.HealthyThroughProxy().Each(_ => Attempt.Through(Given.Proxy).ConnectFails(FailureKind.NoRoute)).Judge();

        Assert.Equal(Blame.Local, judgement.Only("proxy.unreachable").Blame);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("fd00::17")]
    public void No_route_to_the_proxy_from_a_machine_without_an_address_of_its_family_is_no_network(string? address)
    {
        var evidence = EvidenceBuilder.HealthyThroughProxy().Each(_ => Attempt.Through(Given.Proxy).ConnectFails(FailureKind.NoRoute)).Build();

        EvidenceBuilder.Judge(evidence with { Machine = evidence.Machine with { Addresses = address is null ? [] : EvidenceBuilder.Parse(address) } }).Only("path.no-network");
    }

    [Fact]
    public void A_proxy_on_this_machine_does_not_hide_that_there_is_no_network()
    {
        var local = new ProxyServer { Scheme = ProxyScheme.Http, Host = "127.0.0.1", Port = 3128 };
        var judgement = EvidenceBuilder.Healthy()
            .Each(e => (e == Given.Login ? Attempt.Through(local) with { Address = "127.0.0.1" } : Attempt.At(EvidenceBuilder.AddressOf(e))).ConnectFails(e == Given.Login ? FailureKind.Refused : FailureKind.NoRoute))
            .Judge();

        Assert.Equal(["path.no-network", "proxy.unreachable"], judgement.All().Select(f => f.Code).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void No_route_to_one_endpoint_is_its_own_matter()
    {
        var judgement = EvidenceBuilder.Healthy().With(Given.Blob, Attempt.At("52.239.140.10").ConnectFails(FailureKind.NoRoute)).Judge();

        Assert.Equal(Blame.Local, judgement.Only("tcp.unreachable").Blame);
    }

    [Fact]
    public void No_resolver_is_said_once_at_the_top()
    {
        var judgement = EvidenceBuilder.Healthy().Each(_ => Attempt.At("0.0.0.0").ResolveFails(FailureKind.NoResolver)).Judge();

        var finding = judgement.Only("dns.no-resolver");
        Assert.Contains(finding, judgement.Findings);
        Assert.Equal(Blame.Local, finding.Blame);
        Assert.Equal(OverallVerdict.Blocked, judgement.Verdict);
    }

    [Fact]
    public void No_resolver_stands_at_the_top_even_for_one_endpoint()
    {
        var judgement = new EvidenceBuilder().With(Given.Login, Attempt.At("0.0.0.0").ResolveFails(FailureKind.NoResolver)).Judge();

        Assert.Single(judgement.Findings);
        Assert.Empty(judgement.Endpoints[0].Findings);
    }

    [Fact]
    public void A_missing_region_is_only_information()
    {
        var judgement = EvidenceBuilder.Healthy().Catalog(c => c with { Region = null, ProbedRegions = ["westeurope", "eastus"] }).Judge();

        var finding = judgement.Only("catalog.region-missing");
        Assert.Equal(Severity.Info, finding.Severity);
        Assert.Contains("westeurope, eastus", finding.Detail, StringComparison.Ordinal);
        Assert.Equal(OverallVerdict.Ready, judgement.Verdict);
    }

    [Theory]
    [InlineData(90, Severity.Warning, OverallVerdict.Degraded)]
    [InlineData(-90, Severity.Warning, OverallVerdict.Degraded)]
    [InlineData(420, Severity.Error, OverallVerdict.Blocked)]
    public void A_wrong_clock_weighs_by_how_wrong_it_is(int seconds, Severity severity, OverallVerdict verdict)
    {
        var judgement = EvidenceBuilder.Healthy().Each(e => Attempt.At(EvidenceBuilder.AddressOf(e)).Dated(TimeSpan.FromSeconds(seconds))).Judge();

        Assert.Equal(severity, judgement.Only("clock.skew").Severity);
        Assert.Equal(verdict, judgement.Verdict);
    }

    [Theory]
    [InlineData(600, "The clock of this machine is 10 min slow")]
    [InlineData(-600, "The clock of this machine is 10 min fast")]
    public void A_wrong_clock_is_fast_or_slow(int seconds, string title) =>
        Assert.Equal(title, EvidenceBuilder.Healthy().Each(e => Attempt.At(EvidenceBuilder.AddressOf(e)).Dated(TimeSpan.FromSeconds(seconds))).Judge().Only("clock.skew").Title);

    [Fact]
    public void One_server_with_a_wrong_clock_is_not_this_machine()
    {
        var judgement = EvidenceBuilder.Healthy().With(Given.Blob, Attempt.At("52.239.140.10").Dated(TimeSpan.FromHours(3))).Judge();

        Assert.Empty(judgement.All());
    }

    [Theory]
    [InlineData(-700)]
    [InlineData(7000)]
    public void A_date_of_another_age_is_no_clock_at_all(int years)
    {
        var astray = Attempt.At("13.107.4.52") with { Answer = a => a with { Date = a.ReceivedAt.AddYears(years), Headers = [new HeaderFact("Age", "2147483647")] } };

        Assert.Empty(new EvidenceBuilder().With(Given.Ncsi, astray).Catalog(c => c with { Requirements = [] }).Judge().All());
    }

    [Fact]
    public void A_date_at_the_end_of_time_is_no_failure()
    {
        var last = Attempt.At("20.190.128.10").Shaking(h => h with { JudgedAt = DateTimeOffset.MaxValue.AddDays(-1), Chain = [h.Chain[0] with { NotAfter = Attempt.Now }] })
            with { Answer = a => a with { Date = DateTimeOffset.MaxValue, ReceivedAt = DateTimeOffset.MaxValue.AddDays(-3), Headers = [new HeaderFact("Age", "2147483647")] } };

        Assert.Contains("tls.expired", EvidenceBuilder.Healthy().With(Given.Login, last).Judge().Codes());
    }

    [Fact]
    public void The_clock_of_a_device_that_shows_its_block_page_is_not_this_machines()
    {
        var judgement = new EvidenceBuilder().With(Given.Login, Attempt.At("20.190.128.10")
            .IssuedBy("FortiGate CA", "Fortinet", trusted: true).Answers(403, "<html>Powered By FortiGuard</html>").Dated()).Judge();

        judgement.Only("http.block-page");
    }

    [Fact]
    public void The_clock_behind_a_foreign_certificate_is_weak_evidence()
    {
        var attempt = Attempt.At("52.239.140.10").IssuedBy("Contoso CA", "Contoso", trusted: true).Answers(404);
        var judgement = new EvidenceBuilder().With(Given.Blob, attempt.Dated()).Judge();

        Assert.Equal(Severity.Warning, judgement.Find("clock.skew").Severity);
    }

    [Fact]
    public void An_old_date_from_a_cache_is_no_wrong_clock()
    {
        var old = Attempt.At("13.107.4.52") with { Answer = a => a with { Date = a.ReceivedAt.AddHours(-2), Headers = [new HeaderFact("Age", "7200")] } };

        Assert.Empty(new EvidenceBuilder().With(Given.Ncsi, old).Catalog(c => c with { Requirements = [] }).Judge().All());
    }

    [Fact]
    public void A_wrong_clock_explains_certificates_that_look_expired()
    {
        var ahead = TimeSpan.FromDays(-400);
        var judgement = EvidenceBuilder.Healthy()
            .Each(e => Attempt.At(EvidenceBuilder.AddressOf(e)).Valid(Attempt.Now.AddDays(-500), Attempt.Now.AddDays(-320)).Dated(ahead))
            .Judge();

        var finding = judgement.Only("clock.skew");
        Assert.Equal(5, finding.Endpoints.Length);
        Assert.Equal(EndpointVerdict.Blocked, judgement.VerdictOf("login"));
    }

    [Fact]
    public void A_wrong_clock_does_not_excuse_a_foreign_certificate()
    {
        var judgement = EvidenceBuilder.Healthy()
            .Each(e => Attempt.At(EvidenceBuilder.AddressOf(e)).Dated(TimeSpan.FromDays(-400)))
            .With(Given.Blob, Attempt.At("52.239.140.10").IssuedBy("Contoso Inspection CA", "Contoso", trusted: false).Dated(TimeSpan.FromDays(-400)))
            .Judge();

        Assert.Contains("tls.intercepted", judgement.Codes());
    }

    [Fact]
    public void A_dead_resolver_beside_a_living_one_is_only_information()
    {
        var judgement = BesideALivingOne(FailureKind.Timeout, FailureKind.Timeout).Judge();

        var finding = judgement.Only("dns.resolver-down");
        Assert.Contains("10.1.1.2:53", finding.Title, StringComparison.Ordinal);
        Assert.Equal(OverallVerdict.Ready, judgement.Verdict);
    }

    [Fact]
    public void A_dead_resolver_is_told_of_with_the_questions_that_it_was_asked()
    {
        var finding = BesideALivingOne(FailureKind.Timeout, FailureKind.Timeout, FailureKind.NotAsked).Judge().Only("dns.resolver-down");
        Assert.Contains("None of 2 questions", finding.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void A_resolver_is_not_dead_for_questions_that_it_was_not_asked() =>
        Assert.Empty(BesideALivingOne(FailureKind.NotAsked, FailureKind.NotAsked).Judge().Codes());

    // The second server's part in the look-ups of as many endpoints, which the first one answers.
    private static EvidenceBuilder BesideALivingOne(params FailureKind[] failures)
    {
        var builder = EvidenceBuilder.Healthy();
        foreach (var (endpoint, failure) in new[] { Given.Login, Given.Device, Given.Pod }.Zip(failures))
        {
            var dead = new DnsLookupFact { Server = EvidenceBuilder.SecondResolver, Type = DnsRecordType.A, Duration = Attempt.Took(5000), Failure = Failure.Of(failure) };
            var address = EvidenceBuilder.AddressOf(endpoint);
            var resolve = EvidenceBuilder.Resolved(endpoint, address);
            builder.With(endpoint, resolve with { Lookups = [dead, .. resolve.Lookups] }, Attempt.At(address));
        }
        return builder;
    }

    [Fact]
    public void A_resolver_is_not_dead_for_questions_that_nobody_answers()
    {
        var builder = EvidenceBuilder.Healthy();
        foreach (var endpoint in new[] { Given.Blob, Given.Blob2 })
        {
            var silent = EvidenceBuilder.Failed(endpoint, FailureKind.Timeout);
            var second = silent.Lookups[0] with { Server = EvidenceBuilder.SecondResolver };
            builder.With(endpoint, silent with { Lookups = [.. silent.Lookups, second] }, new Attempt().ResolveFails(FailureKind.Timeout));
        }

        Assert.Equal(["dns.timeout"], builder.Judge().Codes());
    }

    [Fact]
    public void One_lost_question_is_no_dead_resolver()
    {
        var resolve = EvidenceBuilder.Resolved(Given.Login, "20.190.128.10");
        var lost = resolve.Lookups[0] with { Server = EvidenceBuilder.SecondResolver, Addresses = [], Failure = Failure.Of(FailureKind.Timeout) };
        var judgement = EvidenceBuilder.Healthy().With(Given.Login, resolve with { Lookups = [lost, .. resolve.Lookups] }, Attempt.At("20.190.128.10")).Judge();

        Assert.Empty(judgement.All());
    }

    [Fact]
    public void A_machine_without_address_and_resolver_has_no_network()
    {
        var evidence = EvidenceBuilder.Healthy().Each(_ => Attempt.At("0.0.0.0").ResolveFails(FailureKind.NoResolver)).Build();

        EvidenceBuilder.Judge(evidence with { Machine = evidence.Machine with { Addresses = [] } }).Only("path.no-network");
    }

    [Fact]
    public void Connections_that_take_long_to_open_are_a_warning()
    {
        var evidence = EvidenceBuilder.Healthy().Build();
        var slow = evidence with { Targets = [.. evidence.Targets.Select(Slowed)] };

        Assert.Equal(Severity.Warning, EvidenceBuilder.Judge(slow).Only("path.slow").Severity);
        Assert.Empty(EvidenceBuilder.Judge(evidence with { Targets = [Slowed(evidence.Targets[0]), .. evidence.Targets.Skip(1)] }).All());
    }

    [Fact]
    public void Where_the_kernel_measured_a_short_round_trip_it_is_this_machine_that_is_late_and_not_the_path()
    {
        var evidence = EvidenceBuilder.Healthy().Build();

        Assert.Empty(EvidenceBuilder.Judge(evidence with { Targets = [.. evidence.Targets.Select(t => Slowed(t, Attempt.Took(20)))] }).All());
        EvidenceBuilder.Judge(evidence with { Targets = [.. evidence.Targets.Select(t => Slowed(t, Attempt.Took(1390)))] }).Only("path.slow");
    }

    private static TargetEvidence Slowed(TargetEvidence target) => Slowed(target, roundTrip: null);

    private static TargetEvidence Slowed(TargetEvidence target, TimeSpan? roundTrip) =>
        target with { Traces = [.. target.Traces.Select(t => t with { Connect = t.Connect! with { Duration = Attempt.Took(1400), RoundTrip = roundTrip } })] };

    [Theory]
    [InlineData(SettingProblemKind.PacUnreachable, "settings.pac-unreachable", Severity.Warning)]
    [InlineData(SettingProblemKind.PacError, "settings.pac-error", Severity.Warning)]
    [InlineData(SettingProblemKind.PacUnsupported, "settings.pac-unsupported", Severity.Warning)]
    [InlineData(SettingProblemKind.NotDetected, "settings.wpad-not-found", Severity.Info)]
    public void What_is_wrong_with_a_PAC_script_is_said_with_its_reason(SettingProblemKind kind, string code, Severity severity)
    {
        var pac = new ProxyFact { Source = ProxySource.Pac, State = ProxySettingState.Invalid, Problems = [new SettingProblem(kind, "AutoConfigURL", "status 404")] };
        var finding = EvidenceBuilder.Judge(EvidenceBuilder.Healthy().Build() with { Proxies = [pac] }).Only(code);

        Assert.Equal(severity, finding.Severity);
        Assert.Contains("status 404", finding.Detail, StringComparison.Ordinal);
        Assert.Equal("pac", (string?)finding.Evidence["source"]);
    }

    [Fact]
    public void A_variable_that_is_no_proxy_URL_is_a_warning()
    {
        var evidence = EvidenceBuilder.Healthy().Build();
        var invalid = new ProxyFact { Source = ProxySource.Environment, State = ProxySettingState.Invalid, Problems = [new SettingProblem(SettingProblemKind.InvalidProxy, "https_proxy", "no proxy URL")] };
        var finding = EvidenceBuilder.Judge(evidence with { Proxies = [invalid] }).Only("settings.invalid");

        Assert.Equal((Severity.Warning, Blame.Configuration), (finding.Severity, finding.Blame));
        Assert.Contains("https_proxy: no proxy URL", finding.Detail, StringComparison.Ordinal);
        Assert.Equal("environment", finding.Evidence["source"]!.GetValue<string>());
    }

    private static ProxyFact Settings(ProxySource source, ProxySettingState state, params (string Name, string Text)[] settings) => new()
    {
        Source = source,
        Account = source == ProxySource.SystemWinInet ? "S-1-5-18" : null,
        State = state,
        Settings = settings.ToImmutableSortedDictionary(s => s.Name, s => s.Text, StringComparer.Ordinal),
    };

    private static Judgement JudgeSettings(params ProxyFact[] facts) => EvidenceBuilder.Judge(EvidenceBuilder.Healthy().Build() with { Proxies = [.. facts] });

    [Fact]
    public void An_unread_proxy_setting_of_MARS_is_worth_knowing_unless_the_route_was_named()
    {
        var unread = Settings(ProxySource.MarsAgent, ProxySettingState.Unknown);
        var finding = JudgeSettings(unread).Only("settings.agent-unknown");

        Assert.Equal((Severity.Info, "MARS goes direct, unless the agent has its own setting"), (finding.Severity, finding.Title));
        Assert.Empty(JudgeSettings(Settings(ProxySource.Option, ProxySettingState.Found), unread).All());
    }

    [Fact]
    public void Through_a_proxy_the_unread_setting_names_that_proxy()
    {
        var evidence = EvidenceBuilder.HealthyThroughProxy().Build() with { Proxies = [Settings(ProxySource.MarsAgent, ProxySettingState.Unknown)] };

        Assert.Equal($"MARS goes through {Given.Proxy}, unless the agent has its own setting", EvidenceBuilder.Judge(evidence).Only("settings.agent-unknown").Title);
    }

    [Theory]
    [InlineData(ProxySource.MarsAgent)]
    [InlineData(ProxySource.Policy)]
    [InlineData(ProxySource.SystemWinInet)]
    public void A_source_that_could_win_and_is_denied_makes_the_run_inconclusive(ProxySource source)
    {
        var judgement = JudgeSettings(Settings(source, ProxySettingState.Denied));
        var finding = judgement.Only("settings.denied");

        Assert.Equal((Severity.Warning, Blame.Local, OverallVerdict.Inconclusive), (finding.Severity, finding.Blame, judgement.Verdict));
    }

    [Fact]
    public void What_is_blocked_on_a_way_that_MARS_may_not_take_is_inconclusive()
    {
        var evidence = EvidenceBuilder.Healthy().With(Given.Login, Attempt.At("20.190.128.10").ConnectFails(FailureKind.Timeout)).Build();

        var judgement = EvidenceBuilder.Judge(evidence with { Proxies = [Settings(ProxySource.SystemWinInet, ProxySettingState.Denied)] });

        Assert.Equal(OverallVerdict.Inconclusive, judgement.Verdict);
        Assert.Equal(EndpointVerdict.Blocked, judgement.VerdictOf("login"));
    }

    [Fact]
    public void A_denied_source_that_cannot_win_is_of_no_interest()
    {
        var denied = Settings(ProxySource.SystemWinInet, ProxySettingState.Denied);

        Assert.Empty(JudgeSettings(Settings(ProxySource.Option, ProxySettingState.Found), denied).All());
        Assert.Empty(JudgeSettings(Settings(ProxySource.MarsAgent, ProxySettingState.Found), denied).All());
        Assert.Empty(JudgeSettings(Settings(ProxySource.Policy, ProxySettingState.Found, ("ProxySettingsPerUser", "0")), denied).All());
        Assert.Empty(JudgeSettings(Settings(ProxySource.User, ProxySettingState.Denied), Settings(ProxySource.WinHttp, ProxySettingState.Denied)).All());
    }

    [Fact]
    public void Settings_that_contradict_each_other_are_a_warning_with_both_texts()
    {
        var system = Settings(ProxySource.SystemWinInet, ProxySettingState.Found) with { Problems = [new SettingProblem(SettingProblemKind.Disagree, "ProxyServer", "\"a:1\" as a value, \"b:2\" in DefaultConnectionSettings")] };
        var judgement = JudgeSettings(system);

        Assert.Equal(OverallVerdict.Degraded, judgement.Verdict);
        Assert.Contains("ProxyServer: \"a:1\" as a value, \"b:2\" in DefaultConnectionSettings", judgement.Only("settings.disagree").Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void A_contradiction_where_MARS_does_not_look_weighs_nothing()
    {
        SettingProblem problem = new(SettingProblemKind.Disagree, "ProxyServer", "a, b");
        var winHttp = Settings(ProxySource.WinHttp, ProxySettingState.Found) with { Problems = [problem] };

        Assert.Equal(Severity.Info, JudgeSettings(winHttp).Only("settings.disagree").Severity);
        Assert.Empty(JudgeSettings(winHttp with { Source = ProxySource.User }).All());
    }

    [Fact]
    public void A_proxy_that_is_set_but_off_is_only_information()
    {
        var judgement = JudgeSettings(Settings(ProxySource.SystemWinInet, ProxySettingState.Found) with { Problems = [new SettingProblem(SettingProblemKind.SetButOff, "ProxyServer", "p.test:1")] });

        Assert.Equal(Severity.Info, judgement.Only("settings.proxy-disabled-but-set").Severity);
        Assert.Equal(OverallVerdict.Ready, judgement.Verdict);
    }

    [Fact]
    public void A_user_with_a_proxy_that_SYSTEM_does_not_have_is_worth_knowing()
    {
        var user = Settings(ProxySource.User, ProxySettingState.Found, ("ProxyServer in force", "u.test:1"));
        var finding = JudgeSettings(Settings(ProxySource.SystemWinInet, ProxySettingState.Absent), user).Only("settings.user-differs");

        Assert.Equal("The user has the proxy u.test:1; the SYSTEM account, which MARS runs as, has no proxy. That a browser of the user works says nothing of MARS.", finding.Detail);
        Assert.Equal(Severity.Info, finding.Severity);
    }

    [Theory]
    [InlineData("http=a.test:1;http=b.test:2", "for http addresses Windows takes http://b.test:2, .NET http://a.test:1, browsers http://a.test:1")]
    [InlineData("https://p.test:1", "for https addresses Windows takes https://p.test:1, .NET http://p.test:1, browsers https://p.test:1")]
    public void A_list_of_proxies_that_programs_read_differently_is_a_remark(string text, string said)
    {
        var finding = JudgeSettings(Settings(ProxySource.SystemWinInet, ProxySettingState.Found, ("ProxyServer in force", text))).Only("settings.invalid");

        Assert.Equal(Severity.Info, finding.Severity);
        Assert.Contains(said, finding.Detail, StringComparison.Ordinal);
        Assert.Equal("A proxy setting is read differently by different programs", finding.Title);
    }

    [Theory]
    [InlineData("p.test:8080")]
    [InlineData("http=a.test:1;https=b.test:2")]
    [InlineData("https=b.test:2")]
    public void A_list_that_all_read_alike_is_not_remarked_on(string text) =>
        Assert.Empty(JudgeSettings(Settings(ProxySource.SystemWinInet, ProxySettingState.Found, ("ProxyServer in force", text))).All());

    [Fact]
    public void What_answers_over_the_users_proxy_alone_is_told_where_both_were_tried()
    {
        var wantsLogin = Attempt.Through(Given.Proxy);
        var system = EvidenceBuilder.HealthyThroughProxy()
            .Each(e => e.IsTls ? wantsLogin.ProxySays(407) : wantsLogin.Answers(407))
            .Build();
        var user = new RouteEvidence { Sources = [ProxySource.User], Targets = EvidenceBuilder.HealthyThroughProxy().Build().Targets };
        var settings = new[]
        {
            Settings(ProxySource.SystemWinInet, ProxySettingState.Found, ("ProxyServer in force", "p.test:1")),
            Settings(ProxySource.User, ProxySettingState.Found, ("ProxyServer in force", "u.test:1")),
        };

        var finding = EvidenceBuilder.Judge(system with { Proxies = [.. settings], Routes = [user] }).Find("settings.user-differs");

        Assert.EndsWith("7 endpoints answered over the user's settings and not over those that MARS takes.", finding.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void A_user_who_is_set_as_SYSTEM_is_or_has_only_detection_does_not_differ()
    {
        var proxy = ("ProxyServer in force", "p.test:1");
        var detection = Settings(ProxySource.User, ProxySettingState.Found, ("AutoDetect in force", "on"));

        Assert.Empty(JudgeSettings(Settings(ProxySource.SystemWinInet, ProxySettingState.Found, proxy), Settings(ProxySource.User, ProxySettingState.Found, proxy)).All());
        Assert.Empty(JudgeSettings(Settings(ProxySource.SystemWinInet, ProxySettingState.Found, proxy), detection).All());
        Assert.Empty(JudgeSettings(Settings(ProxySource.User, ProxySettingState.Found, proxy)).All());
    }
}
