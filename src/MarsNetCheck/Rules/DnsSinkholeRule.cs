using System.Collections.Immutable;
using System.Net;
using MarsNetCheck.Diagnosis;
using MarsNetCheck.Facts;

namespace MarsNetCheck.Rules;

/// <summary>
/// DNS answers with an address that cannot be the real host. A genuine certificate behind the address acquits it, so the
/// peer is the first control; the others are known addresses, what the server says of its answer itself (RFC 8914), a name that must
/// not exist, documented ranges, and other names.
/// </summary>
internal sealed class DnsSinkholeRule(Lazy<Recognition> recognition) : IRule
{
    private static readonly RuleDescriptor Descriptor = new()
    {
        Code = "dns.sinkhole",
        Severity = Severity.Error,
        Kind = ClaimKind.Cause,
        Stage = Stage.Resolve,
        Blame = Blame.Dns,
        Title = "DNS answers a wrong address for {host}",
        Detail = "DNS[servers:  server][serversMany: s][servers:  {servers}] answered {addresses} for {host}: that cannot be the real host.[owner:  It is a known address of {owner}.][madeUp:  The resolver gives it for a name that does not exist as well.][admitted:  The server says itself that it is not: {says}.][foreign:  It is outside the documented ranges, and what answers there is not Microsoft.][shared:  Another name was sent to the same address.][varies:  That is what the operating system got, though neither the hosts file nor a name resolution policy has the name; this program was answered {others}. DNS does not always answer the same.]" + OtherResolverControl.Wording,
        Action = "Exempt {allow} in the DNS filter[servers:  at {servers}] that answers {addresses}.",
        MarsErrors = ["100050", "34513"],
    };

    public ImmutableArray<RuleDescriptor> Codes => [Descriptor];

    public IEnumerable<ControlRequest> Needs(Evidence evidence)
    {
        var suspected = Suspects(evidence).Where(c =>
            SignOf(c, evidence) is not null
            || NameAnswers.AllOutsideDocumentedRanges(Answer(c), c.Endpoint)
            || (Peer.Of(c, evidence) == PeerKind.Foreign && c.Endpoint.AddressRanges.IsEmpty && c.Trace.Handshake?.Trusted != true)).ToList();
        var others = suspected.Where(c => !c.Reached || SignOf(c, evidence) is not null).SelectMany(c => OtherResolverControl.Requests(c, evidence));
        return suspected.Count == 0 ? [] : others.Prepend(new ControlRequest { Kind = ControlKind.NonexistentName });
    }

    public IEnumerable<Claim> Judge(Evidence evidence)
    {
        var suspects = Suspects(evidence).Select(c => (Case: c, Sign: SignOf(c, evidence))).ToList();
        var shown = suspects.Where(s => s.Sign is not null).SelectMany(s => Answer(s.Case)).ToHashSet();
        foreach (var (suspect, sign) in suspects)
        {
            if ((sign ?? SharedWith(shown, suspect)) is { } certain)
                yield return OtherResolverControl.Complete(Claim(suspect, certain), suspect, evidence);
        }
    }

    /// <summary>The addresses that DNS gives in place of the real ones: those that the rule claims, and those for a name that must not exist.</summary>
    public IReadOnlySet<IPAddress> WrongAddresses(Evidence evidence) =>
        Suspects(evidence).Where(c => SignOf(c, evidence) is not null).SelectMany(c => NameAnswers.All(c.Resolve!))
            .Concat(NameAnswers.MadeUp(evidence))
            .ToHashSet();

    // A private endpoint resolves to a private address on purpose.
    private static IEnumerable<Case> Suspects(Evidence evidence) =>
        Case.All(evidence).Select(AsTheSystemSeesIt).Where(c =>
            c.Resolve is { Addresses.IsEmpty: false } resolve
            && !Answer(c).Any(a => NameAnswers.MayBePrivateEndpoint(a, resolve, c.Endpoint))
            && !NameAnswers.SaysItsAddress(resolve)
            && Peer.Of(c, evidence) != PeerKind.Genuine);

    // Programs go where the system leads them, though this program was led elsewhere and may have come through.
    private static Case AsTheSystemSeesIt(Case subject) =>
        subject.Resolve is { } resolve && NameAnswers.DnsAnsweredTheSystemOtherwise(resolve) && NameAnswers.Attempts(subject, NameAnswers.OfSystem(resolve)).ToList() is { Count: > 0 } attempts
            ? subject with { Trace = attempts.Find(t => t.Handshake is not null || t.Exchange is not null) ?? attempts[0] }
            : subject;

    private SinkholeSign? SignOf(Case suspect, Evidence evidence)
    {
        var answer = Answer(suspect);
        if (answer.All(a => recognition.Value.Sinkhole(a) is not null))
            return SinkholeSign.KnownAddress;
        if (ServersWords.IsFilters(Tellers(suspect, answer)))
            return SinkholeSign.Admitted;
        if (answer.All(SpecialAddress.IsNowhere) && !OthersWorkThisWay(evidence))
            return SinkholeSign.Nowhere;
        if (NameAnswers.MadeUp(evidence).Any(answer.Contains))
            return SinkholeSign.MadeUp;
        var foreign = Peer.Of(suspect, evidence) == PeerKind.Foreign
            && !answer.Any(SpecialAddress.IsPrivate)
            && NameAnswers.AllOutsideDocumentedRanges(answer, suspect.Endpoint);
        return foreign ? SinkholeSign.ForeignPeer : null;
    }

    // Where loopback leads other names to the real service (a local relay), it is how this machine works.
    private static bool OthersWorkThisWay(Evidence evidence) =>
        Case.All(evidence).Any(c => c.Trace.Address is { } a && SpecialAddress.IsNowhere(a) && Peer.IsReachedGenuinely(c, evidence));

    private static SinkholeSign? SharedWith(HashSet<IPAddress> shown, Case suspect) =>
        Answer(suspect).All(shown.Contains) ? SinkholeSign.SharedAddress : null;

    /// <summary>The addresses of the family that decided; a filter may answer for one family only.</summary>
    private static ImmutableArray<IPAddress> Answer(Case suspect)
    {
        var resolve = suspect.Resolve!;
        var all = NameAnswers.DnsAnsweredTheSystemOtherwise(resolve) ? NameAnswers.OfSystem(resolve) : NameAnswers.All(resolve);
        var family = suspect.Trace.Address is { } dialled ? SpecialAddress.Plain(dialled).AddressFamily : all[0].AddressFamily;
        var sameFamily = all.Where(a => a.AddressFamily == family).ToImmutableArray();
        return sameFamily.IsEmpty ? all : sameFamily;
    }

    /// <summary>The answers of the DNS servers that gave one of the addresses; none where only the operating system did.</summary>
    private static IEnumerable<DnsLookupFact> Tellers(Case suspect, ImmutableArray<IPAddress> answer) =>
        suspect.Resolve!.Lookups.Where(l => l.Addresses.Any(a => answer.Contains(SpecialAddress.Plain(a))));

    private Claim Claim(Case suspect, SinkholeSign sign)
    {
        var answer = Answer(suspect);
        var owner = recognition.Value.Sinkhole(answer[0]);
        var varies = NameAnswers.DnsAnsweredTheSystemOtherwise(suspect.Resolve!);
        return suspect.Claim(Descriptor) with
        {
            Key = "sinkhole",
            Arguments = Words.Of(
                ("addresses", string.Join(", ", answer)),
                ("servers", Exhibit.ServerNames(Tellers(suspect, answer))),
                ("owner", owner),
                ("madeUp", sign == SinkholeSign.MadeUp ? "" : null),
                ("admitted", sign == SinkholeSign.Admitted ? "" : null),
                ("says", ServersWords.Quote(suspect.Resolve!.Lookups)),
                ("foreign", sign == SinkholeSign.ForeignPeer ? "" : null),
                ("shared", sign == SinkholeSign.SharedAddress ? "" : null),
                ("varies", varies ? "" : null),
                ("others", varies ? string.Join(", ", NameAnswers.OfDns(suspect.Resolve!)) : null)),
            Evidence = Exhibit.Of(
                ("name", suspect.Resolve!.Name),
                ("addresses", Exhibit.Addresses(answer)),
                ("sign", Exhibit.Word(sign)),
                ("owner", owner),
                ("serverSays", ServersWords.Quote(suspect.Resolve!.Lookups)),
                ("resolvers", Exhibit.Servers(suspect.Resolve!.Lookups)),
                ("issuer", suspect.Trace.Handshake?.Chain.FirstOrDefault()?.Issuer)),
        };
    }
}
