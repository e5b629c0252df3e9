using System.Collections.Immutable;
using MarsNetCheck.Catalog;
using MarsNetCheck.Diagnosis;
using MarsNetCheck.Facts;
using MarsNetCheck.Rules;
using MarsNetCheck.Tests.Diagnosis;

namespace MarsNetCheck.Tests.Rules;

public sealed class DnsRulesTests
{
    [Theory]
    [InlineData(FailureKind.NameNotFound, "dns.nxdomain")]
    [InlineData(FailureKind.NoData, "dns.no-data")]
    [InlineData(FailureKind.ServerFailure, "dns.servfail")]
    [InlineData(FailureKind.QueryRefused, "dns.refused")]
    [InlineData(FailureKind.Timeout, "dns.timeout")]
    public void A_failing_look_up_of_a_required_host_blocks_it(FailureKind kind, string code)
    {
        var judgement = EvidenceBuilder.Healthy().With(Given.Login, Attempt.At("0.0.0.0").ResolveFails(kind)).Judge();

        var finding = judgement.Only(code);
        Assert.Equal(Blame.Dns, finding.Blame);
        Assert.Equal(Stage.Resolve, finding.Stage);
        Assert.Equal(["login"], finding.Endpoints);
        Assert.Equal(EndpointVerdict.Blocked, judgement.VerdictOf("login"));
    }

    [Theory]
    [InlineData(FailureKind.NameNotFound)]
    [InlineData(FailureKind.NoData)]
    public void A_sample_host_that_is_gone_is_information_while_a_sibling_answers(FailureKind kind)
    {
        var judgement = EvidenceBuilder.Healthy().With(Given.Blob, Attempt.At("0.0.0.0").ResolveFails(kind)).Judge();

        Assert.Equal(Severity.Info, Assert.Single(judgement.All()).Severity);
        Assert.Equal(EndpointVerdict.Inconclusive, judgement.VerdictOf("blob"));
        Assert.Equal(EndpointVerdict.Ok, judgement.RequirementVerdict("*.blob.core.windows.net"));
        Assert.Equal(OverallVerdict.Ready, judgement.Verdict);
    }

    [Fact]
    public void A_host_without_an_IPv6_address_is_information_where_only_that_was_asked_for()
    {
        var failed = EvidenceBuilder.Failed(Given.Login, FailureKind.NoData);
        var resolve = failed with { Lookups = [failed.Lookups[0] with { Type = DnsRecordType.Aaaa }] };
        var finding = EvidenceBuilder.Healthy().With(Given.Login, resolve, new Attempt { Resolve = resolve }).Judge().Only("dns.no-data");

        Assert.Equal((Severity.Info, Blame.Local), (finding.Severity, finding.Blame));
        Assert.Contains("has no IPv6 address", finding.Title, StringComparison.Ordinal);
        Assert.DoesNotContain("IPv4 address", finding.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void One_server_is_spoken_of_as_one_and_two_as_two()
    {
        var failed = EvidenceBuilder.Failed(Given.Login, FailureKind.NameNotFound);
        var one = EvidenceBuilder.Healthy().With(Given.Login, failed, new Attempt { Resolve = failed }).Judge().Only("dns.nxdomain");
        failed = failed with { Lookups = [.. failed.Lookups, .. failed.Lookups.Select(l => l with { Server = EvidenceBuilder.SecondResolver })] };
        var two = EvidenceBuilder.Healthy().With(Given.Login, failed, new Attempt { Resolve = failed }).Judge().Only("dns.nxdomain");

        Assert.StartsWith("Let the DNS server 10.1.1.1:53 resolve", one.Action, StringComparison.Ordinal);
        Assert.StartsWith("Let the DNS servers 10.1.1.1:53, 10.1.1.2:53 resolve", two.Action, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false, 1)]
    [InlineData(true, 2)]
    public void A_sample_host_shares_the_finding_of_its_group_unless_one_of_the_group_answers(bool oneAnswers, int findings)
    {
        var denied = Attempt.At("0.0.0.0").ResolveFails(FailureKind.NameNotFound);
        var sample = Given.Device with { Sample = true };
        var other = Given.Device with { Id = "other" };
        var judgement = new EvidenceBuilder().With(Given.Login, denied).With(sample, denied)
            .With(other, oneAnswers ? Attempt.At("40.126.1.10") : denied).Judge();

        Assert.Equal(findings, judgement.AllFindings.Count(f => f.Code == "dns.nxdomain"));
        Assert.Equal(oneAnswers ? EndpointVerdict.Inconclusive : EndpointVerdict.Blocked, judgement.VerdictOf("device"));
    }

    [Fact]
    public void A_sample_host_that_is_gone_without_a_sibling_is_inconclusive()
    {
        var judgement = EvidenceBuilder.Healthy().With(Given.Pod, Attempt.At("0.0.0.0").ResolveFails(FailureKind.NameNotFound)).Judge();

        Assert.Equal(EndpointVerdict.Inconclusive, judgement.RequirementVerdict("*.windowsazure.com"));
        Assert.Equal(OverallVerdict.Inconclusive, judgement.Verdict);
    }

    [Theory]
    [InlineData("0.0.0.0")]
    [InlineData("127.0.0.1")]
    [InlineData("146.112.61.106")]
    [InlineData("10.10.34.35")]
    public void An_answer_that_cannot_be_the_host_is_a_sinkhole(string address)
    {
        var judgement = EvidenceBuilder.Healthy().With(Given.Login, Attempt.At(address).ConnectFails(FailureKind.Refused)).Judge();

        Assert.Equal(Blame.Dns, judgement.Only("dns.sinkhole").Blame);
        Assert.Equal(OverallVerdict.Blocked, judgement.Verdict);
    }

    [Fact]
    public void A_sinkhole_names_the_owner_of_a_known_address()
    {
        var judgement = EvidenceBuilder.Healthy()
            .With(Given.Blob, Attempt.At("146.112.61.104").IssuedBy("Cisco Umbrella Secondary SubCA", "Cisco", trusted: false)).Judge();

        Assert.Contains("Cisco Umbrella", judgement.Only("dns.sinkhole").Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void A_sinkhole_names_the_server_that_gave_the_answer_and_where_to_exempt_the_name()
    {
        var finding = EvidenceBuilder.Healthy().With(Given.Login, Attempt.At("0.0.0.0").ConnectFails(FailureKind.Refused)).Judge().Only("dns.sinkhole");

        Assert.Equal("DNS answers a wrong address for login.microsoftonline.com", finding.Title);
        Assert.StartsWith("DNS server 10.1.1.1 answered 0.0.0.0 for login.microsoftonline.com: ", finding.Detail, StringComparison.Ordinal);
        Assert.Equal("Exempt login.microsoftonline.com in the DNS filter at 10.1.1.1 that answers 0.0.0.0.", finding.Action);
    }

    [Fact]
    public void A_sinkhole_that_two_servers_answer_names_both()
    {
        var resolve = EvidenceBuilder.Resolved(Given.Login, "0.0.0.0");
        resolve = resolve with { Lookups = [.. resolve.Lookups, .. resolve.Lookups.Select(l => l with { Server = EvidenceBuilder.SecondResolver })] };
        var finding = EvidenceBuilder.Healthy().With(Given.Login, resolve, Attempt.At("0.0.0.0").ConnectFails(FailureKind.Refused)).Judge().Only("dns.sinkhole");

        Assert.StartsWith("DNS servers 10.1.1.1, 10.1.1.2 answered 0.0.0.0", finding.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void Loopback_in_front_of_the_real_service_is_no_sinkhole() =>
        Assert.Empty(EvidenceBuilder.Healthy().With(Given.Blob, Attempt.At("127.0.0.1")).Judge().All());

    [Fact]
    public void A_sign_in_host_outside_its_ranges_behind_a_foreign_certificate_is_a_sinkhole()
    {
        var astray = Attempt.At("198.51.100.80").IssuedBy("Block Page", "Filter", trusted: false);
        var judgement = EvidenceBuilder.Healthy().With(Given.Login, astray).With(Given.Blob, astray).Judge();

        var finding = judgement.Only("dns.sinkhole");
        Assert.Equal(["login", "blob"], finding.Endpoints);
    }

    [Fact]
    public void A_made_up_answer_is_told_by_a_name_that_does_not_exist()
    {
        var astray = Attempt.At("198.51.100.80").IssuedBy("Search Page", "Provider", trusted: false);
        var evidence = EvidenceBuilder.Healthy().With(Given.Blob, astray).Build();
        var request = Assert.Single(new Diagnostician(RuleBook.Standard().Rules).Needs(evidence));
        Assert.Equal(ControlKind.NonexistentName, request.Kind);
        Assert.Contains("tls.intercepted", EvidenceBuilder.Judge(evidence).Codes());

        var answered = evidence with { Controls = [new ControlFact { Request = request, Resolve = EvidenceBuilder.Resolved(Given.Blob, "198.51.100.80") }] };
        EvidenceBuilder.Judge(answered).Only("dns.sinkhole");
    }

    [Fact]
    public void A_private_address_without_a_private_endpoint_is_wrong()
    {
        var judgement = EvidenceBuilder.Healthy().With(Given.Login, Attempt.At("10.20.30.40").ConnectFails(FailureKind.Timeout)).Judge();

        Assert.Equal(Severity.Error, judgement.Only("dns.private-address").Severity);
    }

    // As Microsoft's sign-in names really lead through aliases with `privatelink` in them, for both families.
    [Theory]
    [InlineData("10.20.30.40", "dns.private-address")]
    [InlineData("0.0.0.0", "dns.sinkhole")]
    public void The_aliases_of_sign_in_make_no_private_endpoint_of_a_lie(string address, string code)
    {
        var resolve = PrivateLink(Given.Login, address);

        EvidenceBuilder.Healthy().With(Given.Login, resolve, Attempt.At(address).ConnectFails(FailureKind.Timeout)).Judge().Only(code);
    }

    [Fact]
    public void A_private_endpoint_of_the_other_family_explains_nothing()
    {
        var resolve = EvidenceBuilder.Resolved(Given.Blob, "10.20.30.40");
        var other = resolve.Lookups[0] with { Type = DnsRecordType.Aaaa, Addresses = EvidenceBuilder.Parse("fd00::5"), Aliases = ["account1.privatelink.blob.core.windows.net"] };
        resolve = resolve with { Lookups = [resolve.Lookups[0], other] };

        var judgement = EvidenceBuilder.Healthy().With(Given.Blob, resolve, Attempt.At("10.20.30.40").ConnectFails(FailureKind.Timeout)).Judge();

        Assert.Contains("dns.private-address", judgement.Codes());
    }

    [Fact]
    public void A_private_address_that_leads_to_the_real_service_is_information()
    {
        var judgement = EvidenceBuilder.Healthy().With(Given.Login, Attempt.At("10.20.30.40")).Judge();

        Assert.Equal(Severity.Info, judgement.Only("dns.private-address").Severity);
        Assert.Equal(EndpointVerdict.Ok, judgement.VerdictOf("login"));
    }

    [Theory]
    [InlineData(200, Severity.Info)]
    [InlineData(403, Severity.Error)]
    public void A_private_address_of_a_plain_host_weighs_by_its_answer(int status, Severity severity) =>
        Assert.Equal(severity, EvidenceBuilder.Healthy().With(Given.Crl, Attempt.At("10.20.30.40").Answers(status)).Judge().Only("dns.private-address").Severity);

    [Fact]
    public void Names_that_silent_servers_were_not_asked_for_have_the_same_cause_which_says_so()
    {
        const string unasked = "Nothing at all came back to the first questions of the run, so those for the other names were not sent.";
        var asked = EvidenceBuilder.Healthy().With(Given.Login, new Attempt().ResolveFails(FailureKind.Timeout));
        Assert.DoesNotContain(unasked, asked.Judge().Only("dns.timeout").Detail, StringComparison.Ordinal);

        var judgement = asked.With(Given.Device, new Attempt().ResolveFails(FailureKind.NotAsked)).Judge();
        var finding = judgement.Only("dns.timeout");
        Assert.Equal(["login", "device"], finding.Endpoints);
        Assert.Contains(unasked, finding.Detail, StringComparison.Ordinal);
        Assert.Equal(EndpointVerdict.Blocked, judgement.VerdictOf("device"));
        Assert.Equal("notAsked", (string?)finding.Evidence["each"]![1]!["failure"]);
    }

    [Fact]
    public void A_name_that_was_not_asked_for_says_nothing_of_local_DNS_behind_a_proxy() =>
        Assert.Empty(EvidenceBuilder.HealthyThroughProxy().LocalDnsFails(FailureKind.NotAsked).Judge().Codes());

    [Theory]
    [InlineData(1, "Repair the DNS server 10.1.1.1:53, or open UDP and TCP port 53 to it from this machine on the firewall between.", "the server is down")]
    [InlineData(2, "Repair the DNS servers 10.1.1.1:53, 10.1.1.2:53, or open UDP and TCP port 53 to them from this machine on the firewall between.", "the servers are down")]
    public void The_action_speaks_of_as_many_servers_as_are_silent(int servers, string action, string detail)
    {
        var failed = EvidenceBuilder.Failed(Given.Login, FailureKind.Timeout);
        var resolve = servers == 1 ? failed : failed with { Lookups = [failed.Lookups[0], failed.Lookups[0] with { Server = EvidenceBuilder.SecondResolver }] };
        var finding = EvidenceBuilder.Healthy().With(Given.Login, Attempt.At("").ResolveFails(FailureKind.Timeout) with { Resolve = resolve }).Judge().Only("dns.timeout");

        Assert.Equal(action, finding.Action);
        Assert.Contains(detail, finding.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_private_addresses_work_a_timeout_is_a_timeout()
    {
        var judgement = EvidenceBuilder.Healthy()
            .With(Given.Login, Attempt.At("10.20.30.40"))
            .With(Given.Device, Attempt.At("10.20.30.41").ConnectFails(FailureKind.Timeout))
            .Judge();

        Assert.Contains("tcp.timeout", judgement.Codes());
    }

    [Fact]
    public void A_private_endpoint_is_fine()
    {
        var judgement = EvidenceBuilder.Healthy().With(Given.Blob, PrivateLink(Given.Blob, "10.5.0.9"), Attempt.At("10.5.0.9")).Judge();

        Assert.Equal(Severity.Info, judgement.Find("dns.private-link").Severity);
        Assert.All(judgement.All(), f => Assert.Equal(Severity.Info, f.Severity));
        Assert.Equal(OverallVerdict.Ready, judgement.Verdict);
    }

    [Fact]
    public void A_private_endpoint_by_hosts_file_is_fine()
    {
        var resolve = Overridden(Given.Blob, "10.5.0.9", "52.239.140.10");
        resolve = resolve with { Lookups = [resolve.Lookups[0] with { Aliases = ["account1.privatelink.blob.core.windows.net"] }] };
        var judgement = new EvidenceBuilder().With(Given.Blob, resolve, Attempt.At("10.5.0.9"), Attempt.At("52.239.140.10")).Judge();

        Assert.DoesNotContain("dns.private-link-partial", judgement.Codes());
        Assert.All(judgement.All(), f => Assert.Equal(Severity.Info, f.Severity));
    }

    [Fact]
    public void A_private_endpoint_that_cannot_be_reached_is_a_matter_of_tcp()
    {
        var judgement = EvidenceBuilder.Healthy()
            .With(Given.Blob, PrivateLink(Given.Blob, "10.5.0.9"), Attempt.At("10.5.0.9").ConnectFails(FailureKind.Timeout)).Judge();

        Assert.Contains("tcp.timeout", judgement.Codes());
        Assert.DoesNotContain("dns.private-address", judgement.Codes());
    }

    [Fact]
    public void A_privatelink_name_without_an_address_is_an_incomplete_zone()
    {
        var failed = EvidenceBuilder.Failed(Given.Blob, FailureKind.NameNotFound);
        var resolve = failed with { Lookups = [failed.Lookups[0] with { Aliases = ["account1.privatelink.blob.core.windows.net"] }] };
        var judgement = EvidenceBuilder.Healthy().With(Given.Blob, resolve, Attempt.At("0.0.0.0") with { Resolve = resolve, Address = null }).Judge();

        Assert.Equal(Severity.Error, judgement.Only("dns.private-link-partial").Severity);
    }

    [Fact]
    public void Public_addresses_beside_private_endpoints_are_a_warning_unless_the_host_is_a_sample()
    {
        var own = Given.Blob2 with { Sample = false };
        var judgement = new EvidenceBuilder()
            .With(Given.Blob, PrivateLink(Given.Blob, "10.5.0.9"), Attempt.At("10.5.0.9"))
            .With(own, Attempt.At("52.239.140.20"))
            .With(Given.Pod, Attempt.At("20.191.166.134"))
            .Judge();

        var findings = judgement.All().Where(f => f.Code == "dns.private-link-partial").ToList();
        Assert.Equal([("blob2", Severity.Warning), ("pod", Severity.Info)], findings.Select(f => (f.Endpoints[0], f.Severity)));
        Assert.Contains("look at the vault's own names", findings[1].Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void Outside_the_documented_ranges_with_a_genuine_peer_is_information()
    {
        var judgement = EvidenceBuilder.Healthy().With(Given.Login, Attempt.At("20.20.20.20")).Judge();

        Assert.Equal(Severity.Info, judgement.Only("dns.outside-range").Severity);
        Assert.Equal(OverallVerdict.Ready, judgement.Verdict);
    }

    [Fact]
    public void Outside_the_documented_ranges_without_a_peer_is_information_beside_the_cause()
    {
        var judgement = EvidenceBuilder.Healthy().With(Given.Login, Attempt.At("20.20.20.20").ConnectFails(FailureKind.Timeout)).Judge();

        Assert.Equal(Severity.Info, judgement.Find("dns.outside-range").Severity);
        Assert.Contains("tcp.timeout", judgement.Codes());
    }

    [Fact]
    public void An_ipv6_address_is_not_held_against_ranges_that_have_none() =>
        Assert.Empty(EvidenceBuilder.Healthy()
            .With(Given.Login with { AddressRanges = ["20.190.128.0/18"] }, Attempt.At("20.190.128.10"), Attempt.At("2603:1006:2000::10")).Judge().All());

    [Fact]
    public void A_hosts_file_that_sends_a_name_astray_is_the_machines_own()
    {
        var judgement = EvidenceBuilder.Healthy()
            .With(Given.Login, Overridden(Given.Login, "127.0.0.1", "20.190.128.10"), Attempt.At("127.0.0.1").ConnectFails(FailureKind.Refused), Attempt.At("20.190.128.10").ConnectFails(FailureKind.Timeout))
            .Judge();

        var finding = judgement.Only("dns.override");
        Assert.Equal(Blame.Local, finding.Blame);
        Assert.Equal(Severity.Error, finding.Severity);
    }

    [Fact]
    public void An_override_counts_although_the_address_that_DNS_gives_works()
    {
        var judgement = EvidenceBuilder.Healthy()
            .With(Given.Blob, Overridden(Given.Blob, "52.1.1.1", "52.239.140.10"), Attempt.At("52.1.1.1").ConnectFails(FailureKind.Timeout), Attempt.At("52.239.140.10"))
            .Judge();

        judgement.Only("dns.override");
        Assert.Equal(EndpointVerdict.Blocked, judgement.VerdictOf("blob"));
    }

    [Fact]
    public void Different_addresses_that_both_work_are_no_override() =>
        Assert.Empty(EvidenceBuilder.Healthy()
            .With(Given.Login, Overridden(Given.Login, "20.190.130.1", "20.190.128.10"), Attempt.At("20.190.130.1"), Attempt.At("20.190.128.10")).Judge().All());

    [Theory]
    [InlineData(true, Severity.Info)]
    [InlineData(false, Severity.Error)]
    public void A_system_that_does_not_know_a_name_that_DNS_knows_is_an_override(bool reached, Severity severity)
    {
        var resolve = EvidenceBuilder.Resolved(Given.Login, "20.190.128.10");
        resolve = resolve with { System = new SystemLookupFact { Duration = Attempt.Took(1), Failure = Failure.Of(FailureKind.NameNotFound) } };

        var attempt = Attempt.At("20.190.128.10");
        var judgement = EvidenceBuilder.Healthy().With(Given.Login, resolve, reached ? attempt : attempt.ConnectFails(FailureKind.Timeout)).Judge();
        Assert.Equal(severity, judgement.Only("dns.override").Severity);
    }

    [Fact]
    public void Slow_answers_for_most_names_are_a_warning()
    {
        var builder = EvidenceBuilder.Healthy();
        foreach (var endpoint in Given.All)
            builder.With(endpoint, Slow(endpoint), Attempt.At(EvidenceBuilder.AddressOf(endpoint)));
        var judgement = builder.Judge();

        Assert.Equal(Severity.Warning, judgement.Only("dns.slow").Severity);
        Assert.Equal(OverallVerdict.Degraded, judgement.Verdict);
    }

    [Fact]
    public void Answers_that_a_busy_machine_reads_late_are_no_slow_DNS()
    {
        var builder = EvidenceBuilder.Healthy();
        foreach (var endpoint in Given.All)
            builder.With(endpoint, Slow(endpoint), Attempt.At(EvidenceBuilder.AddressOf(endpoint)));
        var evidence = builder.Build();
        var late = evidence.Targets.Select(t => t with { Traces = [.. t.Traces.Select(a => a with { Connect = a.Connect! with { Duration = Attempt.Took(950), RoundTrip = Attempt.Took(10) } })] });

        Assert.Empty(EvidenceBuilder.Judge(evidence with { Targets = [.. late] }).All());
    }

    [Fact]
    public void One_slow_name_is_no_slow_DNS() =>
        Assert.Empty(EvidenceBuilder.Healthy().With(Given.Login, Slow(Given.Login), Attempt.At("20.190.128.10")).Judge().All());

    [Fact]
    public void Local_DNS_that_fails_behind_a_proxy_is_unneeded()
    {
        var judgement = EvidenceBuilder.HealthyThroughProxy().LocalDnsFails(FailureKind.NameNotFound).Judge();

        Assert.Equal(Severity.Info, judgement.Only("dns.unneeded").Severity);
        Assert.Equal(OverallVerdict.Ready, judgement.Verdict);
    }

    [Fact]
    public void Local_DNS_is_needed_where_the_proxy_has_a_name_that_fails_too()
    {
        var judgement = EvidenceBuilder.HealthyThroughProxy()
            .Each(_ => Attempt.Through(Given.Proxy).ResolveFails(FailureKind.Timeout))
            .LocalDnsFails(FailureKind.Timeout)
            .Judge();

        Assert.Equal(["proxy.unresolved"], judgement.Codes());
    }

    [Theory]
    [InlineData(FailureKind.NameNotFound, "dns.nxdomain", 15, "Blocked (15)")]
    [InlineData(FailureKind.NoData, "dns.no-data", 17, "Filtered (17)")]
    [InlineData(FailureKind.ServerFailure, "dns.servfail", 16, "Censored (16)")]
    [InlineData(FailureKind.QueryRefused, "dns.refused", 15, "Blocked (15)")]
    public void A_server_that_says_it_filters_decides_what_to_do(FailureKind kind, string code, int says, string quote)
    {
        var finding = EvidenceBuilder.Healthy().With(Given.Login, Failing(Given.Login, kind, says), new Attempt { Resolve = Failing(Given.Login, kind, says) }).Judge().Only(code);

        Assert.Contains(quote + ", \"policy 7\"", finding.Detail, StringComparison.Ordinal);
        Assert.Equal("Exempt login.microsoftonline.com from the filter of the DNS server 10.1.1.1:53.", finding.Action);
        Assert.Equal(quote + ", \"policy 7\"", finding.Evidence["serverSays"]!.GetValue<string>());
        Assert.Equal(Blame.Dns, finding.Blame);
    }

    [Theory]
    [InlineData(18, "Allow this machine to ask")]
    [InlineData(23, "Allow this machine to ask")]
    public void What_a_server_says_of_other_things_is_quoted_and_decides_nothing(int says, string action)
    {
        var resolve = Failing(Given.Login, FailureKind.QueryRefused, says);
        var finding = EvidenceBuilder.Healthy().With(Given.Login, resolve, new Attempt { Resolve = resolve }).Judge().Only("dns.refused");

        Assert.Contains($"({says})", finding.Detail, StringComparison.Ordinal);
        Assert.StartsWith(action, finding.Action, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(15, Severity.Error)]
    [InlineData(19, Severity.Info)]
    public void A_sample_host_that_a_server_says_it_blocks_is_not_gone(int says, Severity severity)
    {
        var resolve = Failing(Given.Blob, FailureKind.NameNotFound, says);

        Assert.Equal(severity, EvidenceBuilder.Healthy().With(Given.Blob, resolve, new Attempt { Resolve = resolve }).Judge().Only("dns.nxdomain").Severity);
    }

    [Fact]
    public void An_address_that_the_server_says_is_forged_is_a_sinkhole()
    {
        var resolve = EvidenceBuilder.Resolved(Given.Blob, "52.1.1.1");
        resolve = resolve with { Lookups = [resolve.Lookups[0] with { ExtendedErrors = [new ExtendedDnsError { Code = 4 }] }] };
        var finding = EvidenceBuilder.Healthy().With(Given.Blob, resolve, Attempt.At("52.1.1.1").ConnectFails(FailureKind.Timeout)).Judge().Only("dns.sinkhole");

        Assert.Equal("admitted", finding.Evidence["sign"]!.GetValue<string>());
        Assert.Contains("Forged Answer (4)", finding.Detail, StringComparison.Ordinal);
        Assert.Empty(EvidenceBuilder.Healthy().With(Given.Blob, resolve, Attempt.At("52.1.1.1")).Judge().All());
    }

    [Fact]
    public void A_server_that_answers_over_TCP_only_is_information()
    {
        var judgement = WithTransport(_ => DnsTransport.TcpOnly).Judge();

        Assert.Equal(Severity.Info, judgement.Only("dns.timeout").Severity);
        Assert.Equal(OverallVerdict.Ready, judgement.Verdict);
    }

    [Fact]
    public void One_answer_over_TCP_is_a_lost_datagram() =>
        Assert.Empty(WithTransport(e => e == Given.Login ? DnsTransport.TcpOnly : DnsTransport.Udp).Judge().All());

    [Fact]
    public void What_TCP_took_because_UDP_was_waited_for_is_no_slow_DNS() =>
        Assert.DoesNotContain("dns.slow", WithTransport(_ => DnsTransport.TcpOnly, milliseconds: 1800).Judge().Codes());

    [Fact]
    public void Aliases_in_a_circle_are_told()
    {
        var failed = EvidenceBuilder.Failed(Given.Login, FailureKind.NoData);
        var resolve = failed with { Lookups = [failed.Lookups[0] with { Aliases = ["b.example.test", "a.example.test", "b.example.test"] }] };

        Assert.Contains("in a circle", EvidenceBuilder.Healthy().With(Given.Login, resolve, new Attempt { Resolve = resolve }).Judge().Only("dns.no-data").Detail, StringComparison.Ordinal);
    }

    private static ResolveFact Failing(Endpoint endpoint, FailureKind kind, int says)
    {
        var failed = EvidenceBuilder.Failed(endpoint, kind);
        return failed with { Lookups = [failed.Lookups[0] with { ExtendedErrors = [new ExtendedDnsError { Code = says, Text = "policy 7" }] }] };
    }

    private static EvidenceBuilder WithTransport(Func<Endpoint, DnsTransport> transport, double milliseconds = 5)
    {
        var builder = EvidenceBuilder.Healthy();
        foreach (var endpoint in Given.All)
        {
            var resolve = EvidenceBuilder.Resolved(endpoint, EvidenceBuilder.AddressOf(endpoint));
            ImmutableArray<DnsLookupFact> lookups = [resolve.Lookups[0] with { Transport = transport(endpoint), Duration = Attempt.Took(milliseconds) }];
            builder.With(endpoint, resolve with { Lookups = lookups }, Attempt.At(EvidenceBuilder.AddressOf(endpoint)));
        }
        return builder;
    }

    private static ResolveFact PrivateLink(Endpoint endpoint, string address)
    {
        var resolve = EvidenceBuilder.Resolved(endpoint, address);
        return resolve with { Lookups = [resolve.Lookups[0] with { Aliases = ["x.PrivateLink.blob.core.windows.net"] }] };
    }

    private static ResolveFact Overridden(Endpoint endpoint, string system, string dns)
    {
        var resolve = EvidenceBuilder.Resolved(endpoint, dns);
        return resolve with
        {
            System = resolve.System! with { Addresses = EvidenceBuilder.Parse(system) },
            Addresses = EvidenceBuilder.Parse(system, dns),
        };
    }

    private static ResolveFact Slow(Endpoint endpoint)
    {
        var resolve = EvidenceBuilder.Resolved(endpoint, EvidenceBuilder.AddressOf(endpoint));
        ImmutableArray<DnsLookupFact> lookups = [resolve.Lookups[0] with { Duration = Attempt.Took(1800) }];
        return resolve with { Lookups = lookups, Duration = Attempt.Took(1800) };
    }
}
