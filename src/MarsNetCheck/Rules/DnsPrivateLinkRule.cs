using MarsNetCheck.Diagnosis;
using MarsNetCheck.Facts;

namespace MarsNetCheck.Rules;

/// <summary>
/// A service is reached by a private endpoint: a private address that is right.
/// The control is the privatelink name in the answer, or the genuine peer behind the address.
/// </summary>
internal sealed class DnsPrivateLinkRule() : CaseRule(Descriptor)
{
    private static readonly RuleDescriptor Descriptor = new()
    {
        Code = "dns.private-link",
        Severity = Severity.Info,
        Kind = ClaimKind.Remark,
        Stage = Stage.Resolve,
        Blame = Blame.Configuration,
        Title = "A private endpoint serves {host}",
        Detail = "DNS answers with the private address {addresses}, as it should for a private endpoint. Sign-in always needs the public way.",
        Action = "",
    };

    protected override Claim? Judge(Case subject, Evidence evidence)
    {
        if (subject.Resolve is not { } resolve || subject.Trace.Address is not { } address || !SpecialAddress.IsPrivate(address))
            return null;
        if (!subject.Endpoint.PrivateLink || !(NameAnswers.HasPrivateLink(resolve) || Peer.IsReachedGenuinely(subject, evidence)))
            return null;
        return Claim(subject) with
        {
            Key = "private-link",
            Arguments = Words.Of(("addresses", address.ToString())),
            Evidence = Exhibit.Of(
                ("name", resolve.Name),
                ("addresses", Exhibit.Addresses(NameAnswers.All(resolve))),
                ("aliases", Exhibit.Texts(resolve.Lookups.SelectMany(l => l.Aliases).Distinct(StringComparer.OrdinalIgnoreCase)))),
        };
    }
}
