using MarsNetCheck.Diagnosis;
using MarsNetCheck.Facts;
using MarsNetCheck.Routes;
using MarsNetCheck.Rules;

namespace MarsNetCheck.Tests.Diagnosis;

public sealed class DiagnosticianTests
{
    [Fact]
    public void A_healthy_run_is_ready_and_says_nothing()
    {
        var judgement = EvidenceBuilder.Healthy().Judge();

        Assert.Empty(judgement.All());
        Assert.Equal(OverallVerdict.Ready, judgement.Verdict);
        Assert.All(judgement.Endpoints, e => Assert.Equal(EndpointVerdict.Ok, e.Verdict));
        Assert.All(judgement.Requirements, r => Assert.Equal(EndpointVerdict.Ok, r.Verdict));
    }

    [Fact]
    public void A_healthy_run_through_a_proxy_is_ready_and_says_nothing()
    {
        var judgement = EvidenceBuilder.HealthyThroughProxy().Judge();

        Assert.Empty(judgement.All());
        Assert.Equal(OverallVerdict.Ready, judgement.Verdict);
    }

    [Fact]
    public void A_healthy_run_asks_for_no_control() =>
        Assert.Empty(new Diagnostician(RuleBook.Standard().Rules).Needs(EvidenceBuilder.Healthy().Build()));

    [Fact]
    public void Equal_requests_for_controls_are_made_once()
    {
        var failing = Attempt.At("20.190.128.10").HandshakeFails(FailureKind.Reset);
        var evidence = new EvidenceBuilder().With(Given.Login, failing, failing).Build();

        var requests = new Diagnostician(RuleBook.Standard().Rules.Concat(RuleBook.Standard().Rules)).Needs(evidence);
        Assert.Equal([ControlKind.OtherName, ControlKind.NoName, ControlKind.UnusedAddress], requests.Select(r => r.Kind));
    }

    [Fact]
    public void A_cause_of_several_endpoints_is_one_finding_at_the_top()
    {
        var judgement = EvidenceBuilder.Healthy()
            .With(Given.Device, Attempt.At("40.126.1.10").ConnectFails(FailureKind.Timeout))
            .With(Given.Login, Attempt.At("20.190.128.10").ConnectFails(FailureKind.Timeout))
            .Judge();

        var finding = Assert.Single(judgement.Findings);
        Assert.Equal(["login", "device"], finding.Endpoints);
        Assert.Contains("login.microsoftonline.com and 1 more", finding.Title, StringComparison.Ordinal);
        Assert.Contains("2 endpoints", finding.Detail, StringComparison.Ordinal);
        Assert.Equal(["f1"], judgement.Endpoints[0].ExplainedBy);
        Assert.Empty(judgement.Endpoints[0].Findings);
    }

    [Fact]
    public void A_cause_of_one_endpoint_stays_with_it()
    {
        var judgement = EvidenceBuilder.Healthy().With(Given.Login, Attempt.At("20.190.128.10").ConnectFails(FailureKind.Timeout)).Judge();

        Assert.Empty(judgement.Findings);
        Assert.Equal(["f1"], judgement.Endpoints[0].Findings.Select(f => f.Id));
        Assert.Empty(judgement.Endpoints[0].ExplainedBy);
        Assert.Contains("1 endpoint.", judgement.Endpoints[0].Findings[0].Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void Merged_evidence_tells_what_is_common_once_and_the_rest_by_endpoint()
    {
        var evidence = EvidenceBuilder.Healthy()
            .With(Given.Login, Attempt.At("20.190.128.10").ConnectFails(FailureKind.Timeout))
            .With(Given.Device, Attempt.At("40.126.1.10").ConnectFails(FailureKind.Timeout))
            .Judge().Only("tcp.timeout").Evidence;

        Assert.Equal("timeout", evidence["failure"]!.GetValue<string>());
        Assert.False(evidence.ContainsKey("address"));
        Assert.Equal(
            """[{"endpoint":"login","address":"20.190.128.10:443"},{"endpoint":"device","address":"40.126.1.10:443"}]""",
            evidence["each"]!.ToJsonString());
    }

    [Fact]
    public void Different_addresses_are_listed_shortly()
    {
        var builder = EvidenceBuilder.Healthy();
        builder.Each(e => Attempt.At(EvidenceBuilder.AddressOf(e)).ConnectFails(FailureKind.Timeout));
        var finding = builder.Judge().Only("tcp.timeout");

        Assert.Contains("20.190.128.10, 40.126.1.10, 20.191.166.134 and 4 more", finding.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void Ports_that_the_evidence_tells_apart_are_different_causes()
    {
        var judgement = EvidenceBuilder.Healthy()
            .Each(e => e.Id is "login" or "blob" ? Attempt.At(EvidenceBuilder.AddressOf(e)) : Attempt.At(EvidenceBuilder.AddressOf(e)).ConnectFails(FailureKind.Timeout)).Judge();

        Assert.Equal([3, 2], judgement.Findings.Select(f => f.Endpoints.Length));
    }

    [Fact]
    public void The_first_thing_that_went_wrong_is_the_finding()
    {
        // A clock that is wrong, a name that is sent astray and a foreign certificate: only the name is the cause here.
        var astray = Attempt.At("146.112.61.104").IssuedBy("Block", "Filter", trusted: false).Answers(200, "Powered By FortiGuard");

        EvidenceBuilder.Healthy().With(Given.Login, astray).Judge().Only("dns.sinkhole");
    }

    [Fact]
    public void The_gravest_finding_comes_first_and_numbers_follow_the_order()
    {
        var judgement = EvidenceBuilder.Healthy()
            .With(Given.Login, Attempt.At("20.190.128.10").IssuedBy("Contoso CA", "Contoso", trusted: true))
            .With(Given.Device, Attempt.At("40.126.1.10").IssuedBy("Contoso CA", "Contoso", trusted: true))
            .With(Given.Pod, Attempt.At("20.191.166.134").IssuedBy("Contoso CA", "Contoso", trusted: true))
            .With(Given.Blob, Attempt.At("52.239.140.10").ConnectFails(FailureKind.Refused))
            .With(Given.Blob2, Attempt.At("52.239.140.20").ConnectFails(FailureKind.Refused))
            .With(Given.Crl, Attempt.At("192.229.221.95").Answers(403))
            .Catalog(c => c with { Region = null })
            .Judge();

        Assert.Equal(["tcp.refused", "tls.intercepted", "catalog.region-missing", "http.status"], judgement.Codes());
        Assert.Equal(["f1", "f2", "f3", "f4"], judgement.All().Select(f => f.Id));
    }

    [Fact]
    public void The_same_evidence_gives_the_same_findings()
    {
        var first = Text(Mixed().Judge());

        Assert.Equal(first, Text(Mixed().Judge()));
        var evidence = Mixed().Build();
        Assert.Equal(Text(EvidenceBuilder.Judge(evidence)), Text(EvidenceBuilder.Judge(evidence)));
    }

    [Fact]
    public void The_order_of_the_endpoints_changes_no_code()
    {
        var evidence = Mixed().Build();
        var turned = evidence with { Targets = [.. evidence.Targets.Reverse()] };

        Assert.Equal(Told(EvidenceBuilder.Judge(evidence)), Told(EvidenceBuilder.Judge(turned)));
    }

    [Fact]
    public void The_names_of_the_hosts_change_no_code()
    {
        var evidence = Mixed().Build();
        var renamed = evidence with { Targets = [.. evidence.Targets.Select((t, i) => Renamed(t, $"host{(char)('a' + i)}.example.test"))] };

        Assert.Equal(Told(EvidenceBuilder.Judge(evidence)), Told(EvidenceBuilder.Judge(renamed)));
    }

    private static EvidenceBuilder Mixed() => EvidenceBuilder.Healthy()
        .With(Given.Login, Attempt.At("20.190.128.10").IssuedBy("FortiGate CA", "Fortinet", trusted: true))
        .With(Given.Device, Attempt.At("40.126.1.10").ConnectFails(FailureKind.Timeout))
        .With(Given.Pod, Attempt.At("0.0.0.0").ResolveFails(FailureKind.NameNotFound))
        .With(Given.Blob, Attempt.At("52.239.140.10").ConnectFails(FailureKind.Timeout))
        .With(Given.Ncsi, Attempt.At("13.107.4.52").Answers(302, "", ("Location", "http://portal.hotel.test/")))
        .Sweep(MarsNetCheck.Tests.Rules.RangeRulesTests.Sweep("20.190.128.0/18", 16, i => i < 8 ? null : FailureKind.Timeout));

    private static string Text(Judgement judgement) =>
        string.Join('\n', judgement.All().Select(f => $"{f.Id} {f.Code} {f.Title} {f.Detail} {f.Action} {f.Evidence.ToJsonString()} {string.Join(',', f.Endpoints)}"))
        + judgement.Verdict + string.Join(',', judgement.Endpoints.Select(e => e.Verdict));

    private static IEnumerable<(string, Severity, int)> Told(Judgement judgement) =>
        judgement.All().Select(f => (f.Code, f.Severity, f.Endpoints.Length)).Order();

    private static TargetEvidence Renamed(TargetEvidence target, string host)
    {
        var endpoint = target.Endpoint with { Url = new UriBuilder(target.Endpoint.Url) { Host = host }.Uri };
        return target with { Target = new Target(endpoint, target.Target.Route) };
    }
}
