using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using MarsNetCheck.Diagnosis;
using MarsNetCheck.Facts;

namespace MarsNetCheck.Rules;

/// <summary>
/// Connections open, and take long for it. The control is the other connections: half of all must be slow, and not because their first packets were
/// lost (that is path.loss). Where the kernel tells the round trip, that is what counts: on a busy machine the program itself is late.
/// </summary>
internal sealed class PathSlowRule : IRule
{
    private static readonly TimeSpan Slow = TimeSpan.FromSeconds(1);

    /// <summary>Fewer connections say nothing about the path.</summary>
    private const int Enough = 5;

    private static readonly RuleDescriptor Descriptor = new()
    {
        Code = "path.slow",
        Severity = Severity.Warning,
        Kind = ClaimKind.Remark,
        Stage = Stage.Connect,
        Blame = Blame.Firewall,
        Title = "Connections take long to open",
        Detail = "Half of {connections} TCP connections took more than {ms} ms to open. MARS works over such a path, slowly.",
        Action = "Look for an overloaded line or firewall, or a lossy link, between this server and the Internet.",
    };

    public ImmutableArray<RuleDescriptor> Codes => [Descriptor];

    public IEnumerable<Claim> Judge(Evidence evidence)
    {
        if (SynLoss.Of(evidence) is not null)
            yield break;
        var opened = evidence.Targets.SelectMany(t => t.Main).Select(t => t.Connect).OfType<ConnectFact>()
            .Where(c => c.Ok).Select(Took).ToList();
        if (opened.Count < Enough || Median.Of(opened) is not { } median || median <= Slow)
            yield break;
        var ms = Math.Round(median.TotalMilliseconds);
        yield return new Claim
        {
            Rule = Descriptor,
            Arguments = Words.Of(
                ("connections", opened.Count.ToString(CultureInfo.InvariantCulture)),
                ("ms", ms.ToString(CultureInfo.InvariantCulture))),
            Evidence = Exhibit.Of(("medianMs", (JsonNode)ms), ("connections", opened.Count)),
        };
    }

    private static TimeSpan Took(ConnectFact fact) => fact.RoundTrip ?? fact.Duration;
}
