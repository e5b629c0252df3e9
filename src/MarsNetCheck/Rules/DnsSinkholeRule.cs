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
        Detail = "DNS[servers:  server][serversMany: s][servers:  {servers}] answered {addresses} for {host}: that cannot be the real host.[owner:  It is a known address of {owner}.][madeUp:  The resolver gives it for a name that does not exist as well.][admitted:  The server says itself that it is not: {says}.][foreign:  It is outside the documented ranges, and what answers there is not Microsoft.][stranger:  What answers there is not Microsoft.][shared:  Another name was sent to the same address.][varies:  That is what the operating system got, though neither the hosts file nor a name resolution policy has the name; this program was answered {others}. DNS does not always answer the same.]" + OtherResolverControl.Wording,
        Action = "Exempt {allow} in the DNS filter[servers:  at {servers}] that answers {addresses}.",
        MarsErrors = ["100050", "34513"],
    };

    public ImmutableArray<RuleDescriptor> Codes => [Descriptor];

    public IEnumerable<ControlRequest> Needs(Evidence evidence)
    {
        var suspected = Suspects(evidence).Where(s =>
            s.Sign is not null
            || NameAnswers.AllOutsideDocumentedRanges(s.Answer, s.Case.Endpoint)
            || (Peer.Of(s.Case, evidence) == PeerKind.Foreign && s.Case.Endpoint.AddressRanges.IsEmpty && s.Case.Trace.Handshake?.Trusted != true)).ToList();
        var others = suspected.Where(s => !s.Case.Reached || s.Sign is not null).SelectMany(s => OtherResolverControl.Requests(s.Case, evidence));
        return suspected.Count == 0 ? [] : others.Prepend(new ControlRequest { Kind = ControlKind.NonexistentName });
    }

    public IEnumerable<Claim> Judge(Evidence evidence)
    {
        var suspects = Suspects(evidence).ToList();
        var shown = suspects.Where(s => s.Sign is not null).SelectMany(s => s.Answer).ToHashSet();
        foreach (var suspect in suspects)
        {
            if ((suspect.Sign ?? SharedWith(shown, suspect)) is { } certain)
                yield return OtherResolverControl.Complete(Claim(suspect, certain), suspect.Case, evidence);
        }
    }

    /// <summary>The addresses that DNS gives in place of the real ones: those that the rule claims, and those for a name that must not exist.</summary>
    public IReadOnlySet<IPAddress> WrongAddresses(Evidence evidence) =>
        Suspects(evidence).Where(s => s.Sign is not null).SelectMany(s => s.Varies ? s.Answer : NameAnswers.All(s.Case.Resolve!))
            .Concat(NameAnswers.MadeUp(evidence))
            .ToHashSet();

    /// <summary>True if an answer for the endpoint's name bears a sign of its own that it cannot be the real host.</summary>
    public bool Shows(Case subject, Evidence evidence) => SuspectOf(subject, evidence) is { Sign: not null };

    private IEnumerable<Suspect> Suspects(Evidence evidence) => Case.All(evidence).Select(c => SuspectOf(c, evidence)).OfType<Suspect>();

    // What the system was answered counts first where it differs: programs go there. One claim for an endpoint is enough.
    private Suspect? SuspectOf(Case subject, Evidence evidence)
    {
        var views = ViewsOf(subject).Where(s => IsSuspect(s, evidence)).Select(s => s with { Sign = SignOf(s, evidence) }).ToList();
        return views.Find(s => s.Sign is not null) ?? views.FirstOrDefault();
    }

    private static IEnumerable<Suspect> ViewsOf(Case subject)
    {
        if (subject.Resolve is not { Addresses.IsEmpty: false } resolve)
            yield break;
        if (NameAnswers.DnsAnsweredTheSystemOtherwise(resolve) && NameAnswers.Attempts(subject, NameAnswers.OfSystem(resolve)).ToList() is { Count: > 0 } attempts)
        {
            var seen = subject with { Trace = attempts.Find(t => t.Handshake is not null || t.Exchange is not null) ?? attempts[0] };
            yield return new Suspect(seen, OfItsFamily(seen, NameAnswers.OfSystem(resolve)), Varies: true);
        }
        yield return new Suspect(subject, OfItsFamily(subject, NameAnswers.All(resolve)), Varies: false);
    }

    // A private endpoint resolves to a private address on purpose.
    private static bool IsSuspect(Suspect suspect, Evidence evidence) =>
        !suspect.Answer.Any(a => NameAnswers.MayBePrivateEndpoint(a, suspect.Case.Resolve!, suspect.Case.Endpoint))
        && !NameAnswers.SaysItsAddress(suspect.Case.Resolve!)
        && Peer.Of(suspect.Case, evidence) != PeerKind.Genuine;

    private SinkholeSign? SignOf(Suspect suspect, Evidence evidence)
    {
        var (subject, answer, varies, _) = suspect;
        if (answer.All(a => recognition.Value.Sinkhole(a) is not null))
            return SinkholeSign.KnownAddress;
        if (ServersWords.IsFilters(Tellers(suspect)))
            return SinkholeSign.Admitted;
        if (answer.All(SpecialAddress.IsNowhere) && !OthersWorkThisWay(evidence))
            return SinkholeSign.Nowhere;
        if (NameAnswers.MadeUp(evidence).Any(answer.Contains))
            return SinkholeSign.MadeUp;
        if (Peer.Of(subject, evidence) != PeerKind.Foreign || answer.Any(SpecialAddress.IsPrivate))
            return null;
        if (NameAnswers.AllOutsideDocumentedRanges(answer, subject.Endpoint))
            return SinkholeSign.ForeignPeer;
        return varies && IsGenuineElsewhere(subject, evidence) ? SinkholeSign.GenuineElsewhere : null;
    }

    private static bool IsGenuineElsewhere(Case subject, Evidence evidence) =>
        NameAnswers.Attempts(subject, NameAnswers.OfDns(subject.Resolve!)).Any(t => Peer.Of(subject.Endpoint, t, evidence) == PeerKind.Genuine);

    // Where loopback leads other names to the real service (a local relay), it is how this machine works.
    private static bool OthersWorkThisWay(Evidence evidence) =>
        Case.All(evidence).Any(c => c.Trace.Address is { } a && SpecialAddress.IsNowhere(a) && Peer.IsReachedGenuinely(c, evidence));

    private static SinkholeSign? SharedWith(HashSet<IPAddress> shown, Suspect suspect) =>
        suspect.Answer.All(shown.Contains) ? SinkholeSign.SharedAddress : null;

    /// <summary>The addresses of the family that decided; a filter may answer for one family only.</summary>
    private static ImmutableArray<IPAddress> OfItsFamily(Case subject, ImmutableArray<IPAddress> all)
    {
        var family = subject.Trace.Address is { } dialled ? SpecialAddress.Plain(dialled).AddressFamily : all[0].AddressFamily;
        var sameFamily = all.Where(a => a.AddressFamily == family).ToImmutableArray();
        return sameFamily.IsEmpty ? all : sameFamily;
    }

    /// <summary>The answers of the DNS servers that gave one of the addresses; none where only the operating system did.</summary>
    private static IEnumerable<DnsLookupFact> Tellers(Suspect suspect) =>
        suspect.Case.Resolve!.Lookups.Where(l => l.Addresses.Any(a => suspect.Answer.Contains(SpecialAddress.Plain(a))));

    private Claim Claim(Suspect suspect, SinkholeSign sign)
    {
        var (subject, answer, varies, _) = suspect;
        var resolve = subject.Resolve!;
        var owner = recognition.Value.Sinkhole(answer[0]);
        return subject.Claim(Descriptor) with
        {
            Key = "sinkhole",
            Arguments = Words.Of(
                ("addresses", string.Join(", ", answer)),
                ("servers", Exhibit.ServerNames(Tellers(suspect))),
                ("owner", owner),
                ("madeUp", sign == SinkholeSign.MadeUp ? "" : null),
                ("admitted", sign == SinkholeSign.Admitted ? "" : null),
                ("says", ServersWords.Quote(resolve.Lookups)),
                ("foreign", sign == SinkholeSign.ForeignPeer ? "" : null),
                ("stranger", sign == SinkholeSign.GenuineElsewhere ? "" : null),
                ("shared", sign == SinkholeSign.SharedAddress ? "" : null),
                ("varies", varies ? "" : null),
                ("others", varies ? string.Join(", ", NameAnswers.OfDns(resolve)) : null)),
            Evidence = Exhibit.Of(
                ("name", resolve.Name),
                ("addresses", Exhibit.Addresses(answer)),
                ("sign", Exhibit.Word(sign)),
                ("owner", owner),
                ("serverSays", ServersWords.Quote(resolve.Lookups)),
                ("resolvers", Exhibit.Servers(resolve.Lookups)),
                ("issuer", subject.Trace.Handshake?.Chain.FirstOrDefault()?.Issuer)),
        };
    }

    /// <summary>An endpoint as one of those who asked DNS sees it: this program, or the operating system where it was answered otherwise.</summary>
    private sealed record Suspect(Case Case, ImmutableArray<IPAddress> Answer, bool Varies, SinkholeSign? Sign = null);
}
