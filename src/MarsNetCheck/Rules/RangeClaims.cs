using System.Globalization;
using System.Text.Json.Nodes;
using MarsNetCheck.Diagnosis;
using MarsNetCheck.Facts;

namespace MarsNetCheck.Rules;

/// <summary>What the rules about address ranges have in common.</summary>
internal static class RangeClaims
{
    /// <summary>A claim about one range.</summary>
    public static Claim Of(RuleDescriptor rule, RangeAssessment range)
    {
        var samples = range.Sweep.Samples;
        var prefix = range.Sweep.Cidr[(range.Sweep.Cidr.IndexOf('/', StringComparison.Ordinal) + 1)..];
        return new Claim
        {
            Rule = rule,
            Arguments = Words.Of(
                ("cidr", range.Sweep.Cidr),
                ("port", range.Sweep.Port.ToString(CultureInfo.InvariantCulture)),
                ("samples", samples.Length.ToString(CultureInfo.InvariantCulture)),
                ("open", samples.Count(s => s.Failure is null).ToString(CultureInfo.InvariantCulture)),
                ("failure", range.Usual is { } usual ? Exhibit.Word(usual) : null),
                ("reachable", Blocks(range.Pattern.Reachable)),
                ("unreachable", Blocks(range.Pattern.Unreachable)),
                ("prefix", prefix),
                ("looksLike", LooksLike(range.Pattern))),
            Evidence = Exhibit.Of(
                ("cidr", range.Sweep.Cidr),
                ("port", range.Sweep.Port),
                ("probed", samples.Length),
                ("outcomes", Outcomes(range.Sweep)),
                ("control", range.Control is { } control ? Exhibit.Word(control) : null),
                ("reachable", Listed(range.Pattern, range.Pattern.Reachable)),
                ("unreachable", Listed(range.Pattern, range.Pattern.Unreachable)),
                ("icmpSenders", Senders(range.Sweep))),
        };
    }

    private static JsonArray? Listed(RangePattern pattern, IReadOnlyList<AddressBlock> blocks) =>
        pattern.IsPartial ? Exhibit.Texts(blocks.Select(b => b.ToString())) : null;

    private static string Blocks(IReadOnlyList<AddressBlock> blocks) => string.Join(", ", blocks);

    // One block that is let through is what a rule with too long a prefix looks like.
    private static string? LooksLike(RangePattern pattern) =>
        pattern.IsPartial && pattern.Reachable.Count == 1 ? pattern.Reachable[0].Prefix.ToString(CultureInfo.InvariantCulture) : null;

    private static JsonObject Outcomes(SweepFact sweep)
    {
        var outcomes = new JsonObject();
        foreach (var group in sweep.Samples.GroupBy(s => s.Failure is { } f ? Exhibit.Word(f.Kind) : "open").OrderBy(g => g.Key, StringComparer.Ordinal))
            outcomes[group.Key] = group.Count();
        return outcomes;
    }

    private static JsonArray? Senders(SweepFact sweep)
    {
        var senders = sweep.Samples.Select(s => s.Failure?.Icmp?.Sender?.ToString()).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        return senders.Count == 0 ? null : Exhibit.Texts(senders);
    }
}
