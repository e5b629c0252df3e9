using System.Collections.Immutable;
using System.Net;
using MarsNetCheck.Diagnosis;
using MarsNetCheck.Facts;

namespace MarsNetCheck.Rules;

/// <summary>One of several DNS servers answers nothing.</summary>
internal sealed class DnsResolverDownRule : IRule
{
    // One lost datagram is no dead server.
    private const int FewestQuestions = 2;

    private static readonly RuleDescriptor Descriptor = new()
    {
        Code = "dns.resolver-down",
        Severity = Severity.Info,
        Kind = ClaimKind.Remark,
        Stage = Stage.Resolve,
        Blame = Blame.Dns,
        Title = "The DNS server {resolver} does not answer",
        Detail = "None of {questions} questions to {resolver} was answered, while {others} [othersOne: answers][othersMany: answer]. Each name waits for it first when it is asked first.",
        Action = "Repair the DNS server {resolver} or take it out of this machine's list.",
    };

    public ImmutableArray<RuleDescriptor> Codes => [Descriptor];

    // The control is the same question to another server: what nobody answers says nothing about one of them.
    public IEnumerable<Claim> Judge(Evidence evidence)
    {
        var servers = Lookups(evidence).GroupBy(l => l.Server).ToList();
        var alive = servers.Where(s => s.Any(HasAnswered)).Select(s => s.Key).ToList();
        if (alive.Count == 0)
            return [];
        return servers.Where(s => s.Count() >= FewestQuestions && s.All(IsDead)).Select(s => Claim(s.Key, s.Count(), alive));
    }

    private static Claim Claim(IPEndPoint server, int questions, List<IPEndPoint> alive) => new()
    {
        Rule = Descriptor,
        Arguments = Words.Of(
            ("resolver", server.ToString()),
            ("questions", questions.ToString(System.Globalization.CultureInfo.InvariantCulture)),
            ("others", string.Join(", ", alive))),
        Evidence = Exhibit.Of(("resolver", server.ToString()), ("questions", questions), ("answering", Exhibit.Texts(alive.Select(s => s.ToString())))),
    };

    /// <summary>The questions of the run that somebody answered. The attempts of one target share one look-up.</summary>
    internal static IEnumerable<DnsLookupFact> Lookups(Evidence evidence) =>
        from target in evidence.Targets
        from resolve in new[] { target.Main.Select(t => t.Resolve).FirstOrDefault(r => r is not null), target.LocalResolve }
        where resolve is not null
        from question in resolve.Lookups.GroupBy(l => l.Type)
        where question.Any(HasAnswered)
        from lookup in question
        where lookup.Failure?.Kind != FailureKind.NotAsked
        select lookup;

    private static bool HasAnswered(DnsLookupFact lookup) =>
        lookup.Failure?.Kind is null or FailureKind.NameNotFound or FailureKind.NoData or FailureKind.ServerFailure or FailureKind.QueryRefused;

    private static bool IsDead(DnsLookupFact lookup) =>
        lookup.Failure?.Kind is FailureKind.Timeout or FailureKind.Refused or FailureKind.Unreachable or FailureKind.Prohibited or FailureKind.Reset or FailureKind.Closed;
}
