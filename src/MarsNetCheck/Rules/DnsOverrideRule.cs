using System.Collections.Immutable;
using System.Net;
using MarsNetCheck.Diagnosis;
using MarsNetCheck.Facts;

namespace MarsNetCheck.Rules;

/// <summary>
/// The operating system answers something else than DNS, by hosts file or policy, or for a reason that is not known. Different addresses alone prove nothing,
/// because public names rotate through many: the control is what the addresses are and who answers at them.
/// </summary>
internal sealed class DnsOverrideRule(Lazy<Recognition> recognition) : CaseRule(Descriptor)
{
    private static readonly RuleDescriptor Descriptor = new()
    {
        Code = "dns.override",
        Severity = Severity.Error,
        Kind = ClaimKind.Cause,
        Stage = Stage.Resolve,
        Blame = Blame.Local,
        Title = "This machine overrides DNS for {host}",
        Detail = "The system answers {system} where DNS answers {dns}. Programs, the MARS agent among them, get the system's answer.[unread:  It comes from the hosts file or a name resolution policy.][entries:  This machine's own entry says so: {entries}.][none:  Neither the hosts file nor a name resolution policy has an entry for it: another resolver of this machine or a cache gave it.]",
        Action = "Correct this machine's own answer for {host}[entry: : remove the entry from its hosts file or name resolution policy][places:  ({places})][none: , which a cache or another resolver of it gave].",
        MarsErrors = ["100050", "34513"],
    };

    protected override Claim? Judge(Case subject, Evidence evidence)
    {
        if (subject.Resolve is not { System: { } system } resolve)
            return null;
        if (system.Failure is { Kind: FailureKind.NameNotFound } && NameAnswers.OfDns(resolve).Any(a => a.GetAddressBytes().Length == 4))
            return subject.Reached ? Claim(subject, resolve) with { Severity = Severity.Info, Kind = ClaimKind.Remark } : Claim(subject, resolve);
        if (system.Failure is not null)
            return null;
        return DnsDeniesIt(resolve) ? AgainstDenial(subject, resolve, evidence) : AgainstAnswer(subject, resolve, evidence);
    }

    private Claim? AgainstDenial(Case subject, ResolveFact resolve, Evidence evidence)
    {
        var system = NameAnswers.OfSystem(resolve);
        if (Works(subject, system, evidence))
            return Claim(subject, resolve) with { Severity = Severity.Info, Kind = ClaimKind.Remark };
        return system.All(IsOdd) || Peer.Of(subject, evidence) == PeerKind.Foreign ? Claim(subject, resolve) : null;
    }

    private Claim? AgainstAnswer(Case subject, ResolveFact resolve, Evidence evidence)
    {
        if (!NameAnswers.Differ(resolve))
            return null;
        var system = NameAnswers.OfSystem(resolve);
        var dns = NameAnswers.OfDns(resolve);
        // Without an entry it is DNS that answered the system so; what is certain of that, the other rule says.
        var varies = NameAnswers.DnsAnsweredTheSystemOtherwise(resolve);
        if (varies && new DnsSinkholeRule(recognition).Shows(subject, evidence))
            return null;
        var works = Works(subject, system, evidence);
        if (works && subject.Endpoint.PrivateLink && system.All(SpecialAddress.IsPrivate))
            return null;
        if (works)
            return IsWrong(system, dns, subject) ? Claim(subject, resolve) with { Severity = Severity.Warning, Kind = ClaimKind.Remark } : null;
        if (IsWrong(system, dns, subject))
            return Claim(subject, resolve);
        var onlyDnsWorks = NameAnswers.Attempts(subject, system).Any(WasTried) && Works(subject, dns, evidence);
        if (!onlyDnsWorks)
            return null;
        // One dead address of many that take turns looks the same: whether MARS gets it again is not known.
        return varies ? Claim(subject, resolve) with { Severity = Severity.Warning, Unproven = true } : Claim(subject, resolve);
    }

    private bool IsWrong(ImmutableArray<IPAddress> system, ImmutableArray<IPAddress> dns, Case subject) =>
        (system.All(IsOdd) && !dns.Any(IsOdd))
        || (NameAnswers.AllOutsideDocumentedRanges(system, subject.Endpoint) && NameAnswers.AnyInDocumentedRange(dns, subject.Endpoint));

    private bool IsOdd(IPAddress address) =>
        SpecialAddress.IsNowhere(address) || SpecialAddress.IsPrivate(address) || recognition.Value.Sinkhole(address) is not null;

    private static bool Works(Case subject, IReadOnlyCollection<IPAddress> addresses, Evidence evidence) =>
        NameAnswers.Attempts(subject, addresses).Any(t => Peer.IsReachedGenuinely(subject with { Trace = t }, evidence));

    private static bool WasTried(Trace attempt) => attempt.Failure?.Kind is not (FailureKind.NoRoute or FailureKind.OutOfBudget);

    private static bool DnsDeniesIt(ResolveFact resolve) =>
        !resolve.Lookups.IsEmpty
        && resolve.Lookups.All(l => l.Failure?.Kind is FailureKind.NameNotFound or FailureKind.NoData);

    private Claim Claim(Case subject, ResolveFact resolve)
    {
        var system = NameAnswers.OfSystem(resolve);
        var dns = NameAnswers.OfDns(resolve);
        var overrides = resolve.System?.Overrides;
        return Claim(subject) with
        {
            Key = overrides switch { null => "unread", { IsEmpty: true } => "none", _ => "entries" },
            Arguments = Words.Of(
                ("system", system.IsEmpty ? "NXDOMAIN" : string.Join(", ", system)),
                ("dns", dns.IsEmpty ? "NXDOMAIN" : string.Join(", ", dns)),
                ("unread", overrides is null ? "" : null),
                ("entry", overrides is { IsEmpty: true } ? null : ""),
                ("none", overrides is { IsEmpty: true } ? "" : null),
                ("entries", Listed(overrides, o => $"{o.Address?.ToString() ?? o.Text} ({o.Place})")),
                ("places", Listed(overrides, o => o.Place))),
            Evidence = Exhibit.Of(
                ("name", resolve.Name),
                ("system", Exhibit.Addresses(system)),
                ("dns", Exhibit.Addresses(dns)),
                ("overrides", Exhibit.Overrides(overrides)),
                ("resolvers", Exhibit.Servers(resolve.Lookups))),
        };
    }

    private static string? Listed(ImmutableArray<NameOverride>? overrides, Func<NameOverride, string> text) =>
        overrides is { IsEmpty: false } found ? string.Join(", ", found.Select(text)) : null;
}
