using MarsNetCheck.Diagnosis;
using MarsNetCheck.Facts;

namespace MarsNetCheck.Rules;

/// <summary>A rule about one way in which DNS fails for an endpoint's own name. What the proxy resolves is not this machine's matter.</summary>
internal abstract class DnsFailureRule(RuleDescriptor descriptor) : CaseRule(descriptor)
{
    /// <summary>True for the kind of failure that the rule is about.</summary>
    protected abstract bool IsMine(FailureKind kind);

    /// <summary>The severity for the endpoint; null for the descriptor's.</summary>
    protected virtual Severity? SeverityFor(Case subject) => null;

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
        var telling = resolve.Lookups.Where(l => l.Failure is { } f && IsMine(f.Kind)).ToList();
        var servers = string.Join(", ", telling.Select(l => l.Server.ToString()).Distinct(StringComparer.Ordinal));
        var claim = Claim(subject) with
        {
            Severity = SeverityFor(subject),
            Blame = BlameFor(subject),
            Key = servers,
            Arguments = Words.Of(
                ("resolvers", servers.Length > 0 ? servers : null),
                ("public", AskedForSixOnly(subject) ? null : ""),
                ("six", AskedForSixOnly(subject) ? "" : null)),
            Evidence = Exhibit.Of(
                ("name", resolve.Name),
                ("resolvers", Exhibit.Servers(telling)),
                ("failure", Exhibit.Word(failure.Kind)),
                ("system", resolve.System?.Failure is { } system ? Exhibit.Word(system.Kind) : null)),
        };
        return OtherResolverControl.Complete(claim, subject, evidence);
    }
}
