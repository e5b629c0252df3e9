using System.Collections.Immutable;
using MarsNetCheck.Diagnosis;
using MarsNetCheck.Facts;

namespace MarsNetCheck.Rules;

/// <summary>
/// A rule about one way in which DNS fails for an endpoint's own name. What the proxy resolves is not this machine's matter. The controls:
/// all servers were asked and none had an address, the operating system had none either, and what a server says of its answer itself.
/// </summary>
internal abstract class DnsFailureRule(RuleDescriptor descriptor) : CaseRule(descriptor)
{
    /// <summary>True for the kind of failure that the rule is about.</summary>
    protected abstract bool IsMine(FailureKind kind);

    /// <summary>The severity for the endpoint; null for the descriptor's.</summary>
    protected virtual Severity? SeverityFor(Case subject, Evidence evidence) => null;

    /// <summary>
    /// True if the endpoint only stands for many of its kind and may be gone. The control is the rest of its group: where none of it
    /// was reached, and the same servers say the same of a host that cannot be gone, this one is theirs as well and no finding apart.
    /// </summary>
    protected bool MayBeGone(Case subject, Evidence evidence)
    {
        if (!subject.Endpoint.Sample)
            return false;
        var group = Case.All(evidence).Where(c => c.Endpoint.Group == subject.Endpoint.Group).ToList();
        return group.Exists(c => c.Reached) || !group.Exists(c => !c.Endpoint.Sample && IsAlike(c, subject));
    }

    private bool IsAlike(Case one, Case other) =>
        one.IsDirect && one.FailureOf(Stage.Resolve)?.Kind == other.FailureOf(Stage.Resolve)?.Kind
        && Telling(one).Count > 0
        && Telling(one).Select(l => l.Server).ToHashSet().SetEquals(Telling(other).Select(l => l.Server));

    private List<DnsLookupFact> Telling(Case subject) => [.. subject.Resolve!.Lookups.Where(l => l.Failure is { } f && IsMine(f.Kind))];

    /// <summary>Who must act; null for the descriptor's.</summary>
    protected virtual Blame? BlameFor(Case subject) => null;

    /// <summary>True if DNS was asked for IPv6 addresses alone.</summary>
    protected static bool AskedForSixOnly(Case subject) =>
        subject.Resolve?.Lookups is { IsEmpty: false } lookups && lookups.All(l => l.Type == DnsRecordType.Aaaa);

    /// <inheritdoc/>
    public override IEnumerable<ControlRequest> Needs(Evidence evidence) =>
        Case.All(evidence).Where(c => c.IsDirect && c.FailureOf(Stage.Resolve) is { } f && IsMine(f.Kind)).SelectMany(c => OtherResolverControl.Requests(c, evidence));

    /// <inheritdoc/>
    protected override Claim? Judge(Case subject, Evidence evidence)
    {
        if (!subject.IsDirect || subject.Resolve is not { } resolve || subject.FailureOf(Stage.Resolve) is not { } failure || !IsMine(failure.Kind))
            return null;
        var telling = Telling(subject);
        var servers = string.Join(", ", telling.Select(l => l.Server.ToString()).Distinct(StringComparer.Ordinal));
        var filters = ServersWords.IsFilters(telling);
        var claim = Claim(subject) with
        {
            // A host that a server says it blocks is not gone, whatever it stands for.
            Severity = filters ? null : SeverityFor(subject, evidence),
            Blame = filters ? null : BlameFor(subject),
            Key = $"{servers} {ServersWords.Quote(telling)}",
            Arguments = Arguments(subject, telling, servers),
            Evidence = Exhibit.Of(
                ("name", resolve.Name),
                ("resolvers", Exhibit.Servers(telling)),
                ("failure", Exhibit.Word(failure.Kind)),
                ("serverSays", ServersWords.Quote(telling)),
                ("aliases", telling.Exists(l => !l.Aliases.IsEmpty) ? Exhibit.Texts(telling.SelectMany(l => l.Aliases).Distinct(StringComparer.OrdinalIgnoreCase)) : null),
                ("system", resolve.System?.Failure is { } system ? Exhibit.Word(system.Kind) : null),
                ("durationMs", Exhibit.Milliseconds(resolve.Duration))),
        };
        return OtherResolverControl.Complete(claim, subject, evidence);
    }

    private static ImmutableSortedDictionary<string, string> Arguments(Case subject, List<DnsLookupFact> telling, string servers)
    {
        var (filters, six) = (ServersWords.IsFilters(telling), AskedForSixOnly(subject));
        return Words.Of(
            ("resolvers", servers.Length > 0 ? servers : null),
            ("servers", Named(servers)),
            (IsOne(servers) ? "namedOne" : "namedMany", ""),
            ("silent", ""),
            ("unasked", subject.FailureOf(Stage.Resolve)?.Kind == FailureKind.NotAsked ? "" : null),
            ("unfiltered", filters ? null : ""),
            ("says", ServersWords.Quote(telling)),
            ("filter", filters ? "" : null),
            ("circle", telling.Exists(LeadsInCircle) ? "" : null),
            ("public", !six && !filters ? "" : null),
            ("six", six && !filters ? "" : null));
    }

    private static string Named(string servers)
    {
        if (servers.Length == 0)
            return "the DNS servers of this machine";
        return IsOne(servers) ? $"the DNS server {servers}" : $"the DNS servers {servers}";
    }

    private static bool IsOne(string servers) => servers.Length > 0 && !servers.Contains(", ", StringComparison.Ordinal);

    private static bool LeadsInCircle(DnsLookupFact lookup) =>
        lookup.Aliases.Distinct(StringComparer.OrdinalIgnoreCase).Count() < lookup.Aliases.Length;
}
