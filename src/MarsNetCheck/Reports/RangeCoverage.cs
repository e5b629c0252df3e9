using System.Collections.Immutable;
using System.Net;
using MarsNetCheck.Diagnosis;
using MarsNetCheck.Facts;

namespace MarsNetCheck.Reports;

/// <summary>How the samples of a range lie in it: the blocks that answered and those that did not.</summary>
public sealed record RangeCoverage
{
    /// <summary>The blocks in the order of their addresses, without gaps; empty if nothing was probed.</summary>
    public required ImmutableArray<RangeBlock> Blocks { get; init; }

    /// <summary>The longest prefix of which every block of the range holds a probed address, so that a blocked block of that size cannot hide; null if nothing was probed.</summary>
    public int? SmallestBlockSeen { get; init; }

    /// <summary>Lays the samples of a judged range out.</summary>
    public static RangeCoverage Of(RangeJudgement judgement)
    {
        ArgumentNullException.ThrowIfNull(judgement);
        var samples = judgement.Sweep.Samples.Where(IsMeasured).ToList();
        if (samples.Count == 0 || !System.Net.IPNetwork.TryParse(judgement.Sweep.Cidr, out var network))
            return new RangeCoverage { Blocks = [] };
        var silence = judgement.Verdict is RangeVerdict.Inconclusive or RangeVerdict.Skipped ? RangeState.Unknown : RangeState.Blocked;
        var whole = new RangeBlock { First = network.BaseAddress, PrefixLength = network.PrefixLength, State = RangeState.Unknown };
        return new RangeCoverage
        {
            Blocks = [.. Split(whole, samples, silence)],
            SmallestBlockSeen = Smallest(whole, [.. samples.Select(s => s.Address)]),
        };
    }

    private static bool IsMeasured(SampleFact sample) => sample.Failure?.Kind is not (FailureKind.OutOfBudget or FailureKind.NoRoute);

    private static IEnumerable<RangeBlock> Split(RangeBlock block, List<SampleFact> samples, RangeState silence)
    {
        var answered = samples.Count(s => s.Failure is null);
        if (answered == samples.Count || answered == 0 || block.PrefixLength == block.Bits)
            return [block with { State = samples.Count == 0 ? RangeState.Unknown : answered > 0 ? RangeState.Open : silence }];
        var (lower, upper) = block.Halves();
        return Split(lower, samples.FindAll(s => lower.Contains(s.Address)), silence)
            .Concat(Split(upper, samples.FindAll(s => upper.Contains(s.Address)), silence));
    }

    private static int Smallest(RangeBlock block, List<IPAddress> addresses)
    {
        if (block.PrefixLength == block.Bits || addresses.Count < 2)
            return block.PrefixLength;
        var (lower, upper) = block.Halves();
        var below = addresses.FindAll(lower.Contains);
        var above = addresses.FindAll(upper.Contains);
        return below.Count == 0 || above.Count == 0 ? block.PrefixLength : Math.Min(Smallest(lower, below), Smallest(upper, above));
    }
}
