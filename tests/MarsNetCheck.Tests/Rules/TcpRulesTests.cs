using System.Net;
using MarsNetCheck.Diagnosis;
using MarsNetCheck.Facts;
using MarsNetCheck.Tests.Diagnosis;

namespace MarsNetCheck.Tests.Rules;

public sealed class TcpRulesTests
{
    [Theory]
    [InlineData(FailureKind.Timeout, "tcp.timeout", Blame.Firewall)]
    [InlineData(FailureKind.Refused, "tcp.refused", Blame.Firewall)]
    [InlineData(FailureKind.Prohibited, "tcp.prohibited", Blame.Firewall)]
    [InlineData(FailureKind.LocalDenied, "tcp.prohibited", Blame.Local)]
    [InlineData(FailureKind.Unreachable, "tcp.unreachable", Blame.Firewall)]
    public void A_failing_connection_names_how_it_fails_and_who_acts(FailureKind kind, string code, Blame blame)
    {
        var judgement = EvidenceBuilder.Healthy().With(Given.Blob, Attempt.At("52.239.140.10").ConnectFails(kind)).Judge();

        Assert.Equal(blame, judgement.Only(code).Blame);
        Assert.Equal(EndpointVerdict.Blocked, judgement.VerdictOf("blob"));
        Assert.Equal(EndpointVerdict.Blocked, judgement.RequirementVerdict("*.blob.core.windows.net"));
    }

    [Fact]
    public void Silence_on_all_ports_is_one_cause_that_names_them()
    {
        var finding = EvidenceBuilder.Healthy().Each(e => Attempt.At(EvidenceBuilder.AddressOf(e)).ConnectFails(FailureKind.Timeout)).Judge().Only("tcp.timeout");

        Assert.Equal(Given.All.Length, finding.Endpoints.Length);
        Assert.Contains("TCP ports 443 and 80", finding.Detail, StringComparison.Ordinal);
        Assert.StartsWith("Allow TCP ports 443 and 80 from this server", finding.Action, StringComparison.Ordinal);
    }

    [Fact]
    public void Silence_on_one_port_names_that_one()
    {
        var finding = EvidenceBuilder.Healthy()
            .Each(e => e.Port == 443 ? Attempt.At(EvidenceBuilder.AddressOf(e)).ConnectFails(FailureKind.Timeout) : Attempt.At(EvidenceBuilder.AddressOf(e)))
            .Judge().Only("tcp.timeout");

        Assert.StartsWith("Allow TCP port 443 from this server", finding.Action, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_ports_that_fail_for_different_hosts_are_two_causes()
    {
        var judgement = EvidenceBuilder.Healthy()
            .With(Given.Login, Attempt.At("20.190.128.10").ConnectFails(FailureKind.Timeout))
            .With(Given.Crl, Attempt.At("192.229.221.95").ConnectFails(FailureKind.Timeout)).Judge();

        Assert.Equal(["tcp.timeout", "tcp.timeout"], judgement.Codes());
        Assert.Equal(["login"], judgement.Find("tcp.timeout", 443).Endpoints);
        Assert.Equal(["crl"], judgement.Find("tcp.timeout", 80).Endpoints);
    }

    [Fact]
    public void One_host_that_is_silent_on_two_ports_is_one_cause()
    {
        var plain = Given.Login with { Id = "plain", Url = new Uri("http://login.microsoftonline.com/") };
        var silent = Attempt.At("20.190.128.10").ConnectFails(FailureKind.Timeout);
        var finding = EvidenceBuilder.Healthy().With(Given.Login, silent).With(plain, silent).Judge().Only("tcp.timeout");

        Assert.Equal(["login", "plain"], finding.Endpoints);
        Assert.StartsWith("Allow TCP ports 443 and 80 from this server", finding.Action, StringComparison.Ordinal);
    }

    [Fact]
    public void Ports_that_fail_in_two_ways_are_two_causes()
    {
        var judgement = EvidenceBuilder.Healthy()
            .Each(e => Attempt.At(EvidenceBuilder.AddressOf(e)).ConnectFails(e.Port == 443 ? FailureKind.Timeout : FailureKind.Refused)).Judge();

        Assert.Equal(["tcp.refused", "tcp.timeout"], judgement.Codes().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_sender_of_an_icmp_error_is_evidence()
    {
        var icmp = new IcmpError { Type = 3, Code = 13, Sender = IPAddress.Parse("10.9.9.9") };
        var finding = EvidenceBuilder.Healthy().With(Given.Blob, Attempt.At("52.239.140.10").ConnectFails(FailureKind.Prohibited, icmp)).Judge().Only("tcp.prohibited");

        Assert.Equal("10.9.9.9", finding.Evidence["icmp"]!["sender"]!.GetValue<string>());
        Assert.Equal(13, finding.Evidence["icmp"]!["code"]!.GetValue<int>());
        Assert.Contains("10.9.9.9", finding.Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("10.1.4.17", Blame.Local, "the firewall of this machine")]
    [InlineData("127.0.0.1", Blame.Local, "the firewall of this machine")]
    [InlineData("10.9.9.9", Blame.Firewall, "the firewall (10.9.9.9 says no)")]
    public void The_sender_of_a_prohibition_tells_whose_filter_it_is(string sender, Blame blame, string where)
    {
        var icmp = new IcmpError { Type = 3, Code = 13, Sender = IPAddress.Parse(sender) };
        var finding = EvidenceBuilder.Healthy().With(Given.Blob, Attempt.At("52.239.140.10").ConnectFails(FailureKind.Prohibited, icmp)).Judge().Only("tcp.prohibited");

        Assert.Equal(blame, finding.Blame);
        Assert.Equal($"Allow outgoing TCP port 443 from this server (10.1.4.17) to *.blob.core.windows.net (now 52.239.140.10) in {where}.", finding.Action);
    }

    [Theory]
    [InlineData("10.1.4.17", Blame.Local, "Give this server a working gateway")]
    [InlineData("10.9.9.9", Blame.Firewall, "Repair the route to 52.239.140.10 on the router 10.9.9.9")]
    public void The_sender_of_an_unreachable_tells_where_the_way_ends(string sender, Blame blame, string action)
    {
        var icmp = new IcmpError { Type = 3, Code = 1, Sender = IPAddress.Parse(sender) };
        var finding = EvidenceBuilder.Healthy().With(Given.Blob, Attempt.At("52.239.140.10").ConnectFails(FailureKind.Unreachable, icmp)).Judge().Only("tcp.unreachable");

        Assert.Equal(blame, finding.Blame);
        Assert.StartsWith(action, finding.Action, StringComparison.Ordinal);
    }

    [Fact]
    public void An_action_says_from_where_to_where()
    {
        var finding = EvidenceBuilder.Healthy().With(Given.Blob, Attempt.At("52.239.140.10").ConnectFails(FailureKind.Timeout)).Judge().Only("tcp.timeout");

        Assert.Equal("Allow TCP port 443 from this server (10.1.4.17) to *.blob.core.windows.net (now 52.239.140.10) on the firewall.", finding.Action);
    }

    [Fact]
    public void One_dead_address_among_several_is_no_more_than_a_remark()
    {
        var judgement = EvidenceBuilder.Healthy()
            .With(Given.Login, Attempt.At("20.190.128.9").ConnectFails(FailureKind.Timeout), Attempt.At("20.190.128.10")).Judge();

        var finding = judgement.Only("tcp.timeout");
        Assert.Equal((Severity.Info, Blame.Unknown), (finding.Severity, finding.Blame));
        Assert.StartsWith("Nothing came back from 20.190.128.9 on TCP port 443", finding.Detail, StringComparison.Ordinal);
        Assert.Equal(OverallVerdict.Ready, judgement.Verdict);
    }

    [Fact]
    public void A_filter_that_prohibits_one_address_among_several_is_a_warning()
    {
        var icmp = new IcmpError { Type = 3, Code = 13, Sender = IPAddress.Parse("10.9.9.9") };
        var judgement = EvidenceBuilder.Healthy()
            .With(Given.Login, Attempt.At("20.190.128.9").ConnectFails(FailureKind.Prohibited, icmp), Attempt.At("20.190.128.10")).Judge();

        var finding = judgement.Only("tcp.prohibited");
        Assert.Equal((Severity.Warning, Blame.Firewall), (finding.Severity, finding.Blame));
        Assert.Equal("A filter prohibits connections to some addresses of login.microsoftonline.com", finding.Title);
        Assert.StartsWith("10.9.9.9 answered with ICMP type 3 code 13", finding.Detail, StringComparison.Ordinal);
        Assert.Equal(OverallVerdict.Degraded, judgement.Verdict);
    }

    [Fact]
    public void Every_address_that_fails_is_named()
    {
        var finding = EvidenceBuilder.Healthy()
            .With(Given.Login, Attempt.At("20.190.128.9").ConnectFails(FailureKind.Timeout), Attempt.At("20.190.128.10").ConnectFails(FailureKind.Timeout)).Judge().Only("tcp.timeout");

        Assert.Contains("(now 20.190.128.9, 20.190.128.10)", finding.Action, StringComparison.Ordinal);
    }

    [Fact]
    public void A_dead_family_beside_a_living_one_is_a_warning()
    {
        var judgement = EvidenceBuilder.Healthy()
            .With(Given.Login, Attempt.At("20.190.128.10"), Attempt.At("2603:1006:2000::10").ConnectFails(FailureKind.Timeout)).Judge();

        Assert.Equal(Severity.Warning, judgement.Only("tcp.family").Severity);
        Assert.Equal(EndpointVerdict.Degraded, judgement.VerdictOf("login"));
    }

    [Theory]
    [InlineData(true, Severity.Info)]
    [InlineData(false, Severity.Warning)]
    public void A_dead_family_is_the_familys_matter_where_two_endpoints_agree(bool otherWorks, Severity severity)
    {
        var other = Attempt.At("2603:1006:2000::20");
        var judgement = EvidenceBuilder.Healthy()
            .With(Given.Login, Attempt.At("20.190.128.10"), Attempt.At("2603:1006:2000::10").ConnectFails(FailureKind.Timeout))
            .With(Given.Device, Attempt.At("40.126.1.10"), otherWorks ? other : other.ConnectFails(FailureKind.Timeout)).Judge();

        Assert.Equal(severity, judgement.Only("tcp.family").Severity);
    }

    [Fact]
    public void A_dead_address_that_DNS_made_up_is_no_dead_family()
    {
        var four = Attempt.At("198.51.100.80").ConnectFails(FailureKind.Timeout);
        var six = Attempt.At("2001:db8:66::80").IssuedBy("Search Page", "Provider", trusted: false);
        var judgement = EvidenceBuilder.Healthy().With(Given.Login, four, six).Judge();

        judgement.Only("dns.sinkhole");
        Assert.DoesNotContain("tcp.family", judgement.Codes());
    }

    [Fact]
    public void A_dead_address_that_a_filter_gives_in_one_family_alone_is_no_dead_family()
    {
        var evidence = EvidenceBuilder.Healthy()
            .With(Given.Blob, Attempt.At("198.51.100.80").ConnectFails(FailureKind.Timeout), Attempt.At("2603:1030::20")).Build();
        Assert.Contains("tcp.family", EvidenceBuilder.Judge(evidence).Codes());

        var request = new ControlRequest { Kind = ControlKind.NonexistentName };
        var madeUp = evidence with { Controls = [new ControlFact { Request = request, Resolve = EvidenceBuilder.Resolved(Given.Blob, "198.51.100.80") }] };
        Assert.DoesNotContain("tcp.family", EvidenceBuilder.Judge(madeUp).Codes());
    }

    [Fact]
    public void A_dead_family_on_two_ports_names_both()
    {
        var six = Attempt.At("2603:1006:2000::10").ConnectFails(FailureKind.Timeout);
        var finding = EvidenceBuilder.Healthy()
            .With(Given.Login, Attempt.At("20.190.128.10"), six).With(Given.Crl, Attempt.At("192.229.221.95"), six).Judge().Only("tcp.family");

        Assert.StartsWith("Open TCP ports 443 and 80 over IPv6", finding.Action, StringComparison.Ordinal);
    }

    [Fact]
    public void A_machine_without_IPv6_has_nothing_to_repair() =>
        Assert.Empty(EvidenceBuilder.Healthy()
            .With(Given.Login, Attempt.At("2603:1006:2000::10").ConnectFails(FailureKind.NoRoute), Attempt.At("20.190.128.10")).Judge().All());

    [Fact]
    public void One_dead_IPv6_address_among_several_is_not_the_familys_matter() =>
        Assert.Equal(Severity.Info, EvidenceBuilder.Healthy()
            .With(Given.Login, Attempt.At("20.190.128.10"), Attempt.At("2603:1006:2000::1").ConnectFails(FailureKind.Timeout), Attempt.At("2603:1006:2000::2")).Judge().Only("tcp.timeout").Severity);

    [Fact]
    public void The_network_beats_a_missing_route_among_failed_attempts()
    {
        var judgement = EvidenceBuilder.Healthy()
            .With(Given.Login, Attempt.At("2603:1006:2000::10").ConnectFails(FailureKind.NoRoute), Attempt.At("20.190.128.10").ConnectFails(FailureKind.Refused)).Judge();

        judgement.Only("tcp.refused");
    }

    [Fact]
    public void A_connection_that_was_not_measured_is_inconclusive()
    {
        var judgement = EvidenceBuilder.Healthy().With(Given.Login, Attempt.At("20.190.128.10").ConnectFails(FailureKind.OutOfBudget)).Judge();

        Assert.Empty(judgement.All());
        Assert.Equal(EndpointVerdict.Inconclusive, judgement.VerdictOf("login"));
        Assert.Equal(OverallVerdict.Inconclusive, judgement.Verdict);
    }

    [Fact]
    public void A_filter_that_rations_its_icmp_is_one_cause()
    {
        var judgement = EvidenceBuilder.Healthy()
            .With(Given.Blob, Attempt.At("52.239.140.10").ConnectFails(FailureKind.Prohibited, AdminProhibited))
            .With(Given.Blob2, Attempt.At("52.239.140.11").ConnectFails(FailureKind.Timeout)).Judge();

        Assert.Equal(["blob", "blob2"], judgement.Only("tcp.prohibited").Endpoints);
    }

    [Fact]
    public void Silence_beside_a_prohibition_is_its_own_matter_where_a_sibling_gets_through()
    {
        var judgement = EvidenceBuilder.Healthy()
            .With(Given.Login, Attempt.At("20.190.128.10").ConnectFails(FailureKind.Prohibited, AdminProhibited))
            .With(Given.Blob2, Attempt.At("52.239.140.11").ConnectFails(FailureKind.Timeout)).Judge();

        Assert.Equal(["tcp.prohibited", "tcp.timeout"], judgement.Codes().Order(StringComparer.Ordinal));
    }

    private static IcmpError AdminProhibited => new() { Type = 3, Code = 13, Sender = IPAddress.Parse("10.1.1.254") };
}
