using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using MarsNetCheck.Diagnosis;
using MarsNetCheck.Facts;

namespace MarsNetCheck.Rules;

/// <summary>DNS answers, and takes long for it.</summary>
internal sealed class DnsSlowRule : IRule
{
    private static readonly TimeSpan Slow = TimeSpan.FromSeconds(1);

    private static readonly RuleDescriptor Descriptor = new()
    {
        Code = "dns.slow",
        Severity = Severity.Warning,
        Kind = ClaimKind.Remark,
        Stage = Stage.Resolve,
        Blame = Blame.Dns,
        Title = "DNS is slow",
        Detail = "Half of all names took {ms} ms or more to look up, {host} among them.",
        Action = "Find out why the DNS servers of this machine answer late, beginning with those they forward to.",
    };

    public ImmutableArray<RuleDescriptor> Codes => [Descriptor];

    // The control is the other names: one slow answer may be an empty cache, most of them are a slow resolver. And the connections: on a busy machine
    // this program reads every answer late.
    public IEnumerable<Claim> Judge(Evidence evidence)
    {
        if (Median.Of(Case.All(evidence).Select(Quickest).OfType<TimeSpan>()) is not { } median || median - Lateness.Of(evidence) < Slow)
            return [];
        return Case.All(evidence).Select(c => Judge(c, median)).OfType<Claim>();
    }

    private static Claim? Judge(Case subject, TimeSpan median)
    {
        if (Quickest(subject) is not { } quickest || quickest < Slow)
            return null;
        return subject.Claim(Descriptor) with
        {
            Key = "slow",
            Arguments = Words.Of(("ms", Math.Round(median.TotalMilliseconds).ToString(CultureInfo.InvariantCulture))),
            Evidence = Exhibit.Of(("durationMs", (JsonNode)Math.Round(quickest.TotalMilliseconds)), ("resolvers", Exhibit.Servers(subject.Resolve?.Lookups ?? []))),
        };
    }

    // A dead server that is asked first is a matter of its own, and so is one that answers over TCP alone, which is asked so late: what counts is the answer that came.
    private static TimeSpan? Quickest(Case subject)
    {
        if (subject.Resolve is not { Failure: null } resolve)
            return null;
        var answered = resolve.Lookups.Where(l => l is { Failure: null, Transport: not DnsTransport.TcpOnly }).Select(l => l.Duration).ToList();
        return answered.Count == 0 ? null : answered.Min();
    }
}
