using System.Collections.Immutable;
using MarsNetCheck.Catalog;
using MarsNetCheck.Diagnosis;
using MarsNetCheck.Facts;
using MarsNetCheck.Reports;
using MarsNetCheck.Rules;
using MarsNetCheck.Tests.Diagnosis;

namespace MarsNetCheck.Tests.Rules;

/// <summary>The operating system got other addresses than DNS gives, and the machine's own entries are known.</summary>
public sealed class NameOverrideTests
{
    private const string Genuine = "20.190.128.10";
    private const string Wrong = "203.0.113.66";
    private const string StorageOfDns = "52.239.140.10";

    private static readonly NameOverride _entry = new() { Source = NameOverrideSource.HostsFile, Place = "/etc/hosts line 7", Address = System.Net.IPAddress.Parse(Wrong), Text = Wrong + " login.microsoftonline.com" };

    [Fact]
    public void An_entry_of_the_hosts_file_is_named_with_its_line()
    {
        var finding = Judge(Given.Login, Genuine, [_entry], Attempt.At(Wrong).ConnectFails(FailureKind.Timeout), Attempt.At(Genuine)).Only("dns.override");

        Assert.Contains("203.0.113.66 (/etc/hosts line 7)", finding.Detail, StringComparison.Ordinal);
        Assert.Equal("Correct this machine's own answer for login.microsoftonline.com: remove the entry from its hosts file or name resolution policy (/etc/hosts line 7).", finding.Action);
        Assert.Equal(Blame.Local, finding.Blame);
    }

    [Fact]
    public void Without_an_entry_an_address_that_does_not_answer_leaves_open_what_MARS_gets()
    {
        var judgement = Judge(Given.Blob, StorageOfDns, [], Attempt.At(Wrong).ConnectFails(FailureKind.Timeout), Attempt.At(StorageOfDns));

        var finding = judgement.Only("dns.override");
        Assert.Equal(Severity.Warning, finding.Severity);
        Assert.Contains("Neither the hosts file nor a name resolution policy has an entry", finding.Detail, StringComparison.Ordinal);
        Assert.Equal(EndpointVerdict.Inconclusive, judgement.VerdictOf("blob"));
    }

    [Theory]
    [InlineData("10.1.2.3")]
    [InlineData(Wrong)]
    public void Without_an_entry_an_address_that_cannot_be_the_host_blocks(string address)
    {
        var judgement = Judge(Given.Login, Genuine, [], Attempt.At(address).ConnectFails(FailureKind.Timeout), Attempt.At(Genuine));

        Assert.Equal(Severity.Error, judgement.Only("dns.override").Severity);
        Assert.Equal(EndpointVerdict.Blocked, judgement.VerdictOf("login"));
    }

    [Fact]
    public void Without_an_entry_a_foreign_server_that_the_system_was_led_to_is_the_doing_of_DNS()
    {
        var finding = Judge(Given.Login, Genuine, [], Foreign, Attempt.At(Genuine)).Only("dns.sinkhole");

        Assert.Equal(Blame.Dns, finding.Blame);
        Assert.Contains("DNS does not always answer the same", finding.Detail, StringComparison.Ordinal);
        Assert.Contains(Genuine, finding.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void So_it_is_where_no_ranges_are_documented_if_the_real_service_is_at_the_other_address() =>
        Assert.Equal("genuineElsewhere", Judge(Given.Blob, StorageOfDns, [], Foreign, Attempt.At(StorageOfDns)).Only("dns.sinkhole").Evidence["sign"]?.GetValue<string>());

    [Fact]
    public void A_filter_that_admits_it_and_gives_addresses_in_turn_is_named()
    {
        var resolve = Resolved(Given.Blob, Wrong, "203.0.113.67", []);
        resolve = resolve with { Lookups = [resolve.Lookups[0] with { ExtendedErrors = [new ExtendedDnsError { Code = 15 }] }] };

        var finding = EvidenceBuilder.Healthy().With(Given.Blob, resolve, Foreign, Foreign with { Address = "203.0.113.67" }).Judge().Only("dns.sinkhole");

        Assert.Equal("admitted", finding.Evidence["sign"]?.GetValue<string>());
        Assert.Contains("DNS server 10.1.1.1", finding.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void Addresses_that_this_program_was_given_are_not_called_wrong_for_those_of_the_system()
    {
        var evidence = EvidenceBuilder.Healthy().With(Given.Login, Resolved(Given.Login, Wrong, Genuine, []), Foreign, Attempt.At(Genuine)).Build();

        Assert.Equal([Wrong], new DnsSinkholeRule(new Lazy<Recognition>(Recognition.Load)).WrongAddresses(evidence).Select(a => a.ToString()));
    }

    [Fact]
    public void No_flow_of_an_honest_answer_goes_into_a_ticket()
    {
        var evidence = EvidenceBuilder.Healthy().With(Given.Login, Resolved(Given.Login, Wrong, Genuine, []), Foreign, Attempt.At(Genuine)).Build();
        var report = new Report { ToolVersion = "1", StartedAt = Attempt.Now, Duration = TimeSpan.Zero, Evidence = evidence, Judgement = EvidenceBuilder.Judge(evidence) };

        Assert.DoesNotContain(Flow.All(report), f => f.Protocol == FlowProtocol.Udp);
    }

    [Fact]
    public void An_entry_of_one_name_is_not_held_to_be_missing_for_another()
    {
        var device = Given.Login with { Id = "device", Url = new Uri("https://device.login.microsoftonline.com/") };
        var noEntry = EvidenceBuilder.Resolved(device, Genuine);
        noEntry = noEntry with { System = new SystemLookupFact { Duration = Attempt.Took(1), Failure = Failure.Of(FailureKind.NameNotFound), Overrides = [] } };

        var judgement = EvidenceBuilder.Healthy()
            .With(Given.Login, Resolved(Given.Login, Wrong, Genuine, [_entry]), Attempt.At(Wrong).ConnectFails(FailureKind.Timeout), Attempt.At(Genuine))
            .With(device, noEntry, Attempt.At(Genuine).ConnectFails(FailureKind.Timeout))
            .Judge();

        Assert.Equal(2, judgement.AllFindings.Count(f => string.Equals(f.Code, "dns.override", StringComparison.Ordinal)));
    }

    [Fact]
    public void Without_an_entry_addresses_that_rotate_and_work_are_fine() =>
        Assert.Empty(Judge(Given.Login, Genuine, [], Attempt.At("20.190.130.1"), Attempt.At(Genuine)).All());

    private static Attempt Foreign => Attempt.At(Wrong).IssuedBy("Contoso Proxy CA", "Contoso", trusted: false);

    private static Judgement Judge(Endpoint endpoint, string dns, ImmutableArray<NameOverride> overrides, Attempt bySystem, Attempt byDns) =>
        EvidenceBuilder.Healthy().With(endpoint, Resolved(endpoint, bySystem.Address!, dns, overrides), bySystem, byDns).Judge();

    private static ResolveFact Resolved(Endpoint endpoint, string system, string dns, ImmutableArray<NameOverride> overrides)
    {
        var resolve = EvidenceBuilder.Resolved(endpoint, dns);
        return resolve with
        {
            System = resolve.System! with { Addresses = EvidenceBuilder.Parse(system), Overrides = overrides },
            Addresses = EvidenceBuilder.Parse(system, dns),
        };
    }
}
