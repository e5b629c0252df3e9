using MarsNetCheck.Diagnosis;
using MarsNetCheck.Facts;

namespace MarsNetCheck.Rules;

/// <summary>A public name resolves to a private address, and no private endpoint explains it.</summary>
internal sealed class DnsPrivateAddressRule() : CaseRule(Descriptor)
{
    private static readonly RuleDescriptor Descriptor = new()
    {
        Code = "dns.private-address",
        Severity = Severity.Error,
        Kind = ClaimKind.Cause,
        Stage = Stage.Resolve,
        Blame = Blame.Dns,
        Title = "DNS answers with a private address for {host}",
        Detail = "{addresses} is an address of a private network, and the answer does not lead through a private endpoint (no privatelink name in it).[genuine:  The service itself answers there all the same.]" + OtherResolverControl.Wording,
        Action = "Remove the local zone or filter that answers {addresses}, or complete the private endpoint's DNS zone.",
        MarsErrors = ["100050", "34513"],
    };

    /// <inheritdoc/>
    public override IEnumerable<ControlRequest> Needs(Evidence evidence) =>
        Case.All(evidence).Where(c => IsUnexplained(c) && !c.Reached).SelectMany(c => OtherResolverControl.Requests(c, evidence));

    protected override Claim? Judge(Case subject, Evidence evidence)
    {
        if (!IsUnexplained(subject))
            return null;
        var genuine = IsGenuine(subject, evidence);
        var claim = Claim(subject) with
        {
            Key = "private",
            Arguments = Words.Of(("addresses", subject.Trace.Address?.ToString()), ("genuine", genuine ? "" : null)),
            Evidence = Exhibit.Of(
                ("name", subject.Resolve!.Name),
                ("addresses", Exhibit.Addresses(NameAnswers.All(subject.Resolve))),
                ("resolvers", Exhibit.Servers(subject.Resolve.Lookups))),
        };
        claim = OtherResolverControl.Complete(claim, subject, evidence);
        if (IsAnsweredAsExpected(subject, evidence))
            return claim with { Severity = Severity.Info, Kind = ClaimKind.Remark };
        if (!genuine)
            return OthersWorkThisWay(evidence) ? null : claim;
        return subject.Endpoint.PrivateLink ? null : claim with { Severity = Severity.Info, Kind = ClaimKind.Remark };
    }

    private static bool IsUnexplained(Case subject) =>
        subject.Resolve is { } resolve
        && subject.Trace.Address is { } address
        && SpecialAddress.IsPrivate(address)
        && !NameAnswers.MayBePrivateEndpoint(address, resolve, subject.Endpoint)
        && !NameAnswers.SaysItsAddress(resolve);

    // The first control is the peer: behind a private address there may be a gateway that really forwards.
    private static bool IsGenuine(Case subject, Evidence evidence) => Peer.Of(subject, evidence) == PeerKind.Genuine;

    // Plain HTTP proves no peer, but a host that answers as it should is not blocked by where it is.
    private static bool IsAnsweredAsExpected(Case subject, Evidence evidence) =>
        subject is { Endpoint: { IsTls: false, Expect.Statuses: var statuses }, Answer: { } answer }
        && (statuses.IsEmpty || statuses.Contains(answer.Status))
        && Peer.Of(subject, evidence) != PeerKind.Foreign;

    // The second is the other endpoints: where private addresses lead to the real service, they are how this network works.
    private static bool OthersWorkThisWay(Evidence evidence) =>
        Case.All(evidence).Any(c => IsUnexplained(c) && !c.Endpoint.PrivateLink && Peer.IsReachedGenuinely(c, evidence));
}
