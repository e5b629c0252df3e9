using System.Collections.Immutable;
using System.Net;
using MarsNetCheck.Diagnosis;
using MarsNetCheck.Facts;

namespace MarsNetCheck.Reports;

/// <summary>Which blocks of a range are let through, as the diagnosis sees them.</summary>
public sealed record RangeCoverage
{
    /// <summary>The blocks in the order of their addresses, without gaps; empty if nothing was measured.</summary>
    public required ImmutableArray<RangeBlock> Blocks { get; init; }

    /// <summary>The longest prefix of which every block of the range holds a probed address, so that a blocked block of that size cannot hide; null if nothing was measured.</summary>
    public int? SmallestBlockSeen { get; init; }

    /// <summary>Lays a judged range out.</summary>
    public static RangeCoverage Of(RangeJudgement judgement, Evidence evidence)
    {
        ArgumentNullException.ThrowIfNull(judgement);
        ArgumentNullException.ThrowIfNull(evidence);
        ImmutableArray<IPAddress> measured = [.. judgement.Sweep.Samples.Where(s => new RangeProbe(s.Address, s.Failure).Measured).Select(s => s.Address)];
        if (measured.IsEmpty || !AddressBlock.TryParse(judgement.Sweep.Cidr, out var range))
            return new RangeCoverage { Blocks = [] };
        return new RangeCoverage
        {
            Blocks = [.. BlocksOf(judgement, range, evidence)],
            SmallestBlockSeen = Smallest(range, measured),
        };
    }

    private static IEnumerable<RangeBlock> BlocksOf(RangeJudgement judgement, AddressBlock range, Evidence evidence)
    {
        var pattern = RangeAssessment.All(evidence).FirstOrDefault(a => a.Sweep == judgement.Sweep)?.Pattern ?? RangePattern.None;
        return judgement.Verdict switch
        {
            RangeVerdict.Blocked => [Shown(range, range, RangeState.Blocked)],
            RangeVerdict.Ok or RangeVerdict.Partial => Split(range, range, pattern),
            _ => [Shown(range, range, RangeState.Unknown)],
        };
    }

    private static IEnumerable<RangeBlock> Split(AddressBlock block, AddressBlock range, RangePattern pattern)
    {
        if (pattern.Reachable.Contains(block))
            return [Shown(block, range, RangeState.Open)];
        if (pattern.Unreachable.Contains(block))
            return [Shown(block, range, RangeState.Blocked)];
        if (!pattern.Reachable.Concat(pattern.Unreachable).Any(b => IsWithin(b, block)))
            return [Shown(block, range, RangeState.Unknown)];
        var (lower, upper) = block.Halve();
        return Split(lower, range, pattern).Concat(Split(upper, range, pattern));
    }

    private static bool IsWithin(AddressBlock inner, AddressBlock outer) =>
        inner.Prefix > outer.Prefix && (inner.First ^ outer.First) >> (outer.Bits - outer.Prefix) == UInt128.Zero;

    private static RangeBlock Shown(AddressBlock block, AddressBlock range, RangeState state) => new()
    {
        Cidr = block.ToString(),
        Share = Math.Pow(2, range.Prefix - block.Prefix),
        State = state,
    };

    private static int Smallest(AddressBlock block, ImmutableArray<IPAddress> addresses)
    {
        if (block.Prefix == block.Bits || addresses.Length < 2)
            return block.Prefix;
        var (lower, upper) = block.Halve();
        var below = addresses.RemoveAll(a => !lower.Contains(a));
        var above = addresses.RemoveAll(a => !upper.Contains(a));
        return below.IsEmpty || above.IsEmpty ? block.Prefix : Math.Min(Smallest(lower, below), Smallest(upper, above));
    }
}
