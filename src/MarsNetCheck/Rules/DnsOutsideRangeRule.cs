using MarsNetCheck.Diagnosis;
using MarsNetCheck.Facts;

namespace MarsNetCheck.Rules;

/// <summary>
/// A sign-in host resolves outside its documented ranges. That alone proves nothing (the list may be older than the
/// network): with a genuine peer it is worth knowing, with none it is a suspicion. A foreign peer makes it a sinkhole.
/// The controls are the documented ranges and the peer behind the address.
/// </summary>
internal sealed class DnsOutsideRangeRule(Lazy<Recognition> recognition) : CaseRule(Descriptor)
{
    private static readonly RuleDescriptor Descriptor = new()
    {
        Code = "dns.outside-range",
        Severity = Severity.Warning,
        Kind = ClaimKind.Remark,
        Stage = Stage.Resolve,
        Blame = Blame.Dns,
        Title = "{host} [one: resolves][many: resolve] outside [one: its][many: their] documented ranges",
        Detail = "{addresses} is outside {ranges}. Either DNS sends the name elsewhere, or Microsoft's list has grown.[genuine:  The service itself answers there.] A firewall that allows the documented ranges alone blocks it.",
        Action = "Compare the answer with a resolver outside your network, and allow the service tag AzureActiveDirectory instead of fixed ranges if both agree.",
        MarsErrors = ["100050"],
    };

    protected override Claim? Judge(Case subject, Evidence evidence)
    {
        if (subject.Resolve is not { } resolve)
            return null;
        var addresses = NameAnswers.All(resolve);
        if (!NameAnswers.AllOutsideDocumentedRanges(addresses, subject.Endpoint) || addresses.Any(a => HasOwnRule(a, evidence)))
            return null;
        var peer = Peer.Of(subject, evidence);
        if (peer == PeerKind.Foreign)
            return null;
        return Claim(subject) with
        {
            // Where the endpoint is not reached, what went wrong there is the finding, and this is only worth knowing.
            Severity = peer == PeerKind.Genuine || !subject.Reached ? Severity.Info : null,
            Key = "ranges",
            Arguments = Words.Of(
                ("addresses", string.Join(", ", addresses)),
                ("ranges", string.Join(", ", subject.Endpoint.AddressRanges.Take(3))),
                ("genuine", peer == PeerKind.Genuine ? "" : null)),
            Evidence = Exhibit.Of(
                ("name", resolve.Name),
                ("addresses", Exhibit.Addresses(addresses)),
                ("documented", Exhibit.Texts(subject.Endpoint.AddressRanges)),
                ("resolvers", Exhibit.Servers(resolve.Lookups))),
        };
    }

    private bool HasOwnRule(System.Net.IPAddress address, Evidence evidence) =>
        SpecialAddress.IsPrivate(address)
        || SpecialAddress.IsNowhere(address)
        || recognition.Value.Sinkhole(address) is not null
        || NameAnswers.MadeUp(evidence).Contains(address);
}
