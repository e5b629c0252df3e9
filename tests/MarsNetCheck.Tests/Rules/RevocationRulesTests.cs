using System.Net;
using MarsNetCheck.Catalog;
using MarsNetCheck.Diagnosis;
using MarsNetCheck.Facts;
using MarsNetCheck.Routes;
using MarsNetCheck.Tests.Diagnosis;

namespace MarsNetCheck.Tests.Rules;

public sealed class RevocationRulesTests
{
    private const string Unreachable = "tls.revocation-unreachable";

    private static readonly DateTimeOffset _now = Attempt.Now;

    [Fact]
    public void A_revoked_certificate_blocks_its_endpoint()
    {
        var judgement = Judge(Told(RevocationStatus.Revoked));

        var finding = judgement.Only("tls.revoked");
        Assert.Equal((Severity.Error, Blame.Microsoft), (finding.Severity, finding.Blame));
        Assert.Equal("keyCompromise", (string?)finding.Evidence["reason"]);
        Assert.Equal(EndpointVerdict.Blocked, judgement.VerdictOf("login"));
    }

    [Theory]
    [InlineData(RevocationSource.Crl, "The revocation list (CRL) at http://crl.example.test/a.crl says")]
    [InlineData(RevocationSource.Ocsp, "The answer of the OCSP responder at http://crl.example.test/a.crl says")]
    public void A_revoked_certificate_is_named_with_where_it_is_said(RevocationSource source, string said)
    {
        var detail = Judge(Told(RevocationStatus.Revoked) with { Source = source }).Only("tls.revoked").Detail;

        Assert.Contains("CN=login (serial number 0A)", detail, StringComparison.Ordinal);
        Assert.Contains(said.Replace(" says", " that says so", StringComparison.Ordinal), detail, StringComparison.Ordinal);
    }

    [Fact]
    public void An_intermediate_that_is_revoked_blocks_too() =>
        Assert.Equal("CN=Issuing", (string?)Judge(Chained(), Told(RevocationStatus.Revoked, "ISSUING")).Only("tls.revoked").Evidence["subject"]);

    public static TheoryData<string> Doubts => ["unsigned", "not verified", "out of date", "from the future", "foreign"];

    [Theory]
    [MemberData(nameof(Doubts))]
    public void Only_an_answer_that_is_signed_and_in_force_revokes(string doubt)
    {
        var fact = Told(RevocationStatus.Revoked);
        fact = doubt switch
        {
            "unsigned" => fact with { SignatureVerified = false, Problem = RevocationProblem.BadSignature },
            "not verified" => fact with { SignatureVerified = null },
            "out of date" => fact with { NextUpdate = _now.AddHours(-1) },
            "from the future" => fact with { ThisUpdate = _now.AddHours(1) },
            _ => fact with { Problem = RevocationProblem.Foreign },
        };

        Assert.DoesNotContain(Judge(fact).AllFindings, f => f.Code == "tls.revoked");
    }

    [Fact]
    public void What_a_foreign_certificate_is_said_to_be_means_nothing() =>
        Assert.DoesNotContain(
            Judge(EvidenceBuilder.Healthy().With(Given.Login, Attempt.At("20.190.128.10").IssuedBy("Corp CA", "Contoso", trusted: true)), Told(RevocationStatus.Revoked)).AllFindings,
            f => f.Code == "tls.revoked");

    [Fact]
    public void An_expired_certificate_is_expired_before_it_is_revoked()
    {
        var judgement = Judge(EvidenceBuilder.Healthy().With(Given.Login, Attempt.At("20.190.128.10").Valid(_now.AddDays(-90), _now.AddDays(-1))), Told(RevocationStatus.Revoked));

        Assert.Equal(["tls.expired"], judgement.AllFindings.Where(f => f.Severity == Severity.Error).Select(f => f.Code));
    }

    [Fact]
    public void A_good_certificate_gives_no_finding() => Assert.Empty(Judge(Told(RevocationStatus.Good)).AllFindings);

    [Theory]
    [InlineData(FailureKind.Timeout, Stage.Connect, Blame.Firewall)]
    [InlineData(FailureKind.Refused, Stage.Connect, Blame.Firewall)]
    [InlineData(FailureKind.LocalDenied, Stage.Connect, Blame.Local)]
    [InlineData(FailureKind.NameNotFound, Stage.Resolve, Blame.Dns)]
    [InlineData(FailureKind.Reset, Stage.Exchange, Blame.Firewall)]
    public void A_source_that_cannot_be_asked_is_laid_to_whoever_stands_in_the_way(FailureKind kind, Stage stage, Blame blame)
    {
        var judgement = Judge(Failing(kind, stage));

        var finding = judgement.Only(Unreachable);
        Assert.Equal((Severity.Warning, blame), (finding.Severity, finding.Blame));
        Assert.Contains("Allow TCP port 80 from this server to crl.example.test", finding.Action, StringComparison.Ordinal);
        Assert.Equal(OverallVerdict.Degraded, judgement.Verdict);
    }

    [Fact]
    public void Behind_a_proxy_the_proxy_team_has_to_let_it_through()
    {
        var fact = Failing(FailureKind.Timeout, Stage.Exchange);
        fact = fact with { Attempt = fact.Attempt with { Route = Route.Through(Given.Proxy, ProxySource.SystemWinInet) } };

        var finding = Judge(fact).Only(Unreachable);

        Assert.Equal(Blame.Proxy, finding.Blame);
        Assert.Contains("in the policy of http://proxy.contoso.test:8080", finding.Action, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(RevocationProblem.Status)]
    [InlineData(RevocationProblem.Unreadable)]
    [InlineData(RevocationProblem.BadSignature)]
    [InlineData(RevocationProblem.Foreign)]
    [InlineData(RevocationProblem.ResponderError)]
    public void An_answer_that_says_nothing_names_nobody(RevocationProblem problem) =>
        Assert.Equal(Blame.Unknown, Judge(Told(RevocationStatus.Unknown) with { Problem = problem }).Only(Unreachable).Blame);

    [Fact]
    public void Where_something_else_answers_there_is_no_port_to_open()
    {
        var told = Told(RevocationStatus.Unknown) with { Problem = RevocationProblem.Status };
        told = told with { Attempt = told.Attempt with { Exchange = told.Attempt.Exchange! with { Answer = Attempt.AnswerOf(404) } } };

        var finding = Judge(told).Only(Unreachable);

        Assert.Contains("The port is open, and something answers 404 in place of the authority: http://crl.example.test/a.crl.", finding.Detail, StringComparison.Ordinal);
        Assert.Equal("Find the proxy or web filter that answers for http://crl.example.test/a.crl, and let the authority's own answer through.", finding.Action);
    }

    [Fact]
    public void Sources_that_are_silent_and_such_that_answer_wrongly_are_two_things_to_do()
    {
        var page = Told(RevocationStatus.Unknown) with { Problem = RevocationProblem.Unreadable };
        page = page with { Attempt = page.Attempt with { Route = Route.Through(Given.Proxy, ProxySource.SystemWinInet) } };
        var silent = Failing(FailureKind.Timeout, Stage.Exchange);
        silent = silent with { Attempt = silent.Attempt with { Route = Route.Through(Given.Proxy, ProxySource.SystemWinInet) } };

        Assert.Equal(
            [
                "Allow TCP port 80 from this server to crl.example.test in the policy of http://proxy.contoso.test:8080, without a filter that answers in their place.",
                "Find the proxy or web filter that answers for http://crl.example.test/a.crl (the route is http://proxy.contoso.test:8080), and let the authority's own answer through.",
            ],
            Judge(page, silent).AllFindings.Select(f => f.Action).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void An_answer_that_is_out_of_date_says_nothing() =>
        Assert.Contains("out of date", Judge(Told(RevocationStatus.Good) with { NextUpdate = _now.AddHours(-1) }).Only(Unreachable).Detail, StringComparison.Ordinal);

    [Fact]
    public void By_a_wrong_clock_no_answer_is_out_of_date()
    {
        // Everybody else's clock is three hours behind this one.
        var late = _now.AddHours(3);
        var builder = EvidenceBuilder.Healthy().Each(e => Attempt.At(EvidenceBuilder.AddressOf(e)).Dated(TimeSpan.FromHours(-3)));

        var judgement = Judge(builder, Told(RevocationStatus.Good) with { JudgedAt = late, NextUpdate = late.AddHours(-1) });

        Assert.Equal(["clock.skew"], judgement.AllFindings.Select(f => f.Code).Distinct(StringComparer.Ordinal));
    }

    [Fact]
    public void One_source_that_tells_is_enough() =>
        Assert.Empty(Judge(Failing(FailureKind.Timeout, Stage.Connect), Told(RevocationStatus.Good)).AllFindings);

    [Fact]
    public void A_responder_that_does_not_know_the_certificate_is_no_matter_of_the_network() =>
        Assert.Empty(Judge(Told(RevocationStatus.Unknown)).AllFindings);

    [Theory]
    [InlineData(FailureKind.OutOfBudget)]
    [InlineData(FailureKind.TooLarge)]
    public void What_was_not_measured_is_not_claimed(FailureKind kind) =>
        Assert.Empty(Judge(Failing(FailureKind.Timeout, Stage.Connect), Failing(kind, Stage.Exchange)).AllFindings);

    [Fact]
    public void Many_sources_are_one_finding_that_names_them_all()
    {
        var hosts = Enumerable.Range(0, 6).Select(i => $"crl{i}.example.test").ToArray();

        var finding = Judge([.. hosts.Select(h => Failing(FailureKind.Timeout, Stage.Connect, h))]).Only(Unreachable);

        Assert.All(hosts, h => Assert.Contains(h, finding.Action, StringComparison.Ordinal));
    }

    [Fact]
    public void Where_the_host_itself_has_a_cause_this_is_its_consequence()
    {
        var crl = Given.All.Single(e => e.Group == EndpointGroup.Pki);
        var builder = EvidenceBuilder.Healthy().With(crl, Attempt.At("192.229.221.95").ConnectFails(FailureKind.Timeout));

        Assert.Equal(["tcp.timeout"], Judge(builder, Failing(FailureKind.Timeout, Stage.Connect, crl.Host)).AllFindings.Select(f => f.Code));
    }

    [Fact]
    public void Where_hosts_of_its_kind_fail_alike_this_is_their_consequence()
    {
        var crl = Given.All.Single(e => e.Group == EndpointGroup.Pki);
        var builder = EvidenceBuilder.Healthy().With(crl, Attempt.At("192.229.221.95").ConnectFails(FailureKind.Timeout));

        Assert.Equal(["tcp.timeout"], Judge(builder, Failing(FailureKind.Timeout, Stage.Connect)).AllFindings.Select(f => f.Code));
    }

    [Theory]
    [InlineData("<html>Powered By FortiGuard</html>", "http.block-page")]
    [InlineData("hello", "http.content")]
    public void Where_a_page_comes_in_place_of_other_plain_hosts_this_is_its_consequence(string page, string cause)
    {
        var builder = EvidenceBuilder.Healthy().With(Given.Ncsi, Attempt.At("13.107.4.52").Answers(200, page));

        Assert.Equal([cause], Judge(builder, Told(RevocationStatus.Unknown) with { Problem = RevocationProblem.Unreadable }).AllFindings.Select(f => f.Code));
    }

    [Theory]
    [InlineData(RevocationProblem.Unreadable, false)]
    [InlineData(RevocationProblem.BadSignature, true)]
    public void Elsewhere_an_answer_that_is_no_answer_is_a_matter_of_its_own(RevocationProblem problem, bool replaced)
    {
        var builder = replaced ? EvidenceBuilder.Healthy().With(Given.Ncsi, Attempt.At("13.107.4.52").Answers(200, "<html></html>")) : EvidenceBuilder.Healthy();

        Assert.Contains(Unreachable, Judge(builder, Told(RevocationStatus.Unknown) with { Problem = problem }).AllFindings.Select(f => f.Code));
    }

    [Fact]
    public void What_this_runs_route_showed_says_nothing_of_another_route()
    {
        var evidence = EvidenceBuilder.Healthy().Build();
        var user = new RouteEvidence { Sources = [ProxySource.User], Targets = EvidenceBuilder.HealthyThroughProxy().Build().Targets };

        var judgement = EvidenceBuilder.Judge(evidence with { Revocations = [Failing(FailureKind.Timeout, Stage.Connect)], Routes = [user] });

        Assert.Equal((OverallVerdict.Degraded, OverallVerdict.Ready), (judgement.Verdict, Assert.Single(judgement.Routes).Verdict));
    }

    private static Judgement Judge(params RevocationFact[] facts) => Judge(EvidenceBuilder.Healthy(), facts);

    private static Judgement Judge(EvidenceBuilder builder, params RevocationFact[] facts) =>
        EvidenceBuilder.Judge(builder.Build() with { Revocations = [.. facts] });

    private static EvidenceBuilder Chained() => EvidenceBuilder.Healthy().With(Given.Login, Attempt.At("20.190.128.10").Shaking(
        h => h with { Chain = [.. h.Chain, h.Chain[0] with { Thumbprint = "ISSUING", Subject = "CN=Issuing" }] }));

    private static RevocationFact Told(RevocationStatus status, string thumbprint = "LEAF-login") => new()
    {
        Source = RevocationSource.Crl,
        Url = new Uri("http://crl.example.test/a.crl"),
        Attempt = AttemptTo("crl.example.test", null, Stage.Exchange),
        Duration = TimeSpan.FromMilliseconds(20),
        SignatureVerified = true,
        ThisUpdate = _now.AddHours(-5),
        NextUpdate = _now.AddHours(5),
        JudgedAt = _now,
        Certificates =
        [
            new CertificateStatusFact
            {
                Subject = thumbprint == "ISSUING" ? "CN=Issuing" : "CN=login",
                Thumbprint = thumbprint,
                SerialNumber = "0A",
                Status = status,
                RevokedAt = status == RevocationStatus.Revoked ? _now.AddDays(-1) : null,
                Reason = status == RevocationStatus.Revoked ? "keyCompromise" : null,
            },
        ],
    };

    private static RevocationFact Failing(FailureKind kind, Stage stage, string host = "crl.example.test") => Told(RevocationStatus.Unknown) with
    {
        Url = new Uri($"http://{host}/a.crl"),
        Attempt = AttemptTo(host, Failure.Of(kind), stage),
        SignatureVerified = null,
        ThisUpdate = null,
        NextUpdate = null,
    };

    private static Trace AttemptTo(string host, Failure? failure, Stage stage)
    {
        var resolve = new ResolveFact { Name = host, Duration = TimeSpan.Zero, Failure = stage == Stage.Resolve ? failure : null };
        var trace = new Trace { Id = "r1", Endpoint = "", Purpose = "revocation", Route = Route.Direct, Resolve = resolve };
        if (stage == Stage.Resolve)
            return trace;
        trace = trace with { Connect = new ConnectFact { Remote = new IPEndPoint(IPAddress.Parse("192.229.221.9"), 80), Duration = TimeSpan.Zero, Failure = stage == Stage.Connect ? failure : null } };
        return stage == Stage.Connect ? trace : trace with
        {
            Exchange = new ExchangeFact { Url = new Uri($"http://{host}/a.crl"), Duration = TimeSpan.Zero, Failure = failure, Answer = failure is null ? Attempt.AnswerOf(200) : null },
        };
    }
}
