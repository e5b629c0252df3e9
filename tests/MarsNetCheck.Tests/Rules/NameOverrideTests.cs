using System.Collections.Immutable;
using MarsNetCheck.Catalog;
using MarsNetCheck.Diagnosis;
using MarsNetCheck.Facts;
using MarsNetCheck.Tests.Diagnosis;

namespace MarsNetCheck.Tests.Rules;

/// <summary>The operating system got other addresses than DNS gives, and the machine's own entries are known.</summary>
public sealed class NameOverrideTests
{
    private const string Genuine = "20.190.128.10";
    private const string Wrong = "203.0.113.66";

    private static readonly NameOverride _entry = new() { Source = NameOverrideSource.HostsFile, Place = "/etc/hosts line 7", Text = Wrong + " login.microsoftonline.com" };

    [Fact]
    public void An_entry_of_the_hosts_file_is_named_with_its_line()
    {
        var finding = Judge(Given.Login, Genuine, [_entry], Attempt.At(Wrong).ConnectFails(FailureKind.Timeout), Attempt.At(Genuine)).Only("dns.override");

        Assert.Contains("203.0.113.66 login.microsoftonline.com (/etc/hosts line 7)", finding.Detail, StringComparison.Ordinal);
        Assert.Equal("Correct this machine's own answer for login.microsoftonline.com: remove the entry from its hosts file or name resolution policy (/etc/hosts line 7).", finding.Action);
        Assert.Equal(Blame.Local, finding.Blame);
    }

    [Fact]
    public void Without_an_entry_an_address_that_does_not_answer_is_no_override()
    {
        var judgement = Judge(Given.Blob, "52.239.140.10", [], Attempt.At(Wrong).ConnectFails(FailureKind.Timeout), Attempt.At("52.239.140.10"));
        Assert.DoesNotContain("dns.override", judgement.Codes());
        Assert.Equal(EndpointVerdict.Ok, judgement.VerdictOf("blob"));
    }

    [Fact]
    public void Without_an_entry_a_foreign_server_that_the_system_was_led_to_is_the_doing_of_DNS()
    {
        var finding = Judge(Given.Login, Genuine, [], Attempt.At(Wrong).IssuedBy("Contoso Proxy CA", "Contoso", trusted: false), Attempt.At(Genuine)).Only("dns.sinkhole");

        Assert.Equal(Blame.Dns, finding.Blame);
        Assert.Contains("DNS does not always answer the same", finding.Detail, StringComparison.Ordinal);
        Assert.Contains(Genuine, finding.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_an_entry_addresses_that_rotate_and_work_are_fine() =>
        Assert.Empty(Judge(Given.Login, Genuine, [], Attempt.At("20.190.130.1"), Attempt.At(Genuine)).All());

    private static Judgement Judge(Endpoint endpoint, string dns, ImmutableArray<NameOverride> overrides, Attempt bySystem, Attempt byDns)
    {
        var resolve = EvidenceBuilder.Resolved(endpoint, dns);
        var system = EvidenceBuilder.Parse(bySystem.Address!);
        resolve = resolve with
        {
            System = resolve.System! with { Addresses = system, Overrides = overrides },
            Addresses = [.. system, .. EvidenceBuilder.Parse(dns)],
        };
        return EvidenceBuilder.Healthy().With(endpoint, resolve, bySystem, byDns).Judge();
    }
}
