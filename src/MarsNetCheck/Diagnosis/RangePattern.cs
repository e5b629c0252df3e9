using System.Collections.Immutable;

namespace MarsNetCheck.Diagnosis;

/// <summary>Which blocks of a range answer and which do not, found by halving it.</summary>
internal sealed class RangePattern
{
    private const int FewestSilent = 4;
    private const int FewestDenied = 2;
    private const int FewestOfHalf = 8;
    private const double LikelyChance = 0.001;

    private readonly List<AddressBlock> _reachable = [];
    private readonly List<AddressBlock> _unreachable = [];
    private readonly int _range;
    private readonly int _open;
    private readonly int _all;

    private RangePattern(int range, ImmutableArray<RangeProbe> probes)
    {
        _range = range;
        _open = probes.Count(p => p.Open);
        _all = probes.Length;
    }

    /// <summary>Blocks of which something answered.</summary>
    public IReadOnlyList<AddressBlock> Reachable => _reachable;

    /// <summary>Blocks of which nothing answered although something should have, by what the rest of the range does.</summary>
    public IReadOnlyList<AddressBlock> Unreachable => _unreachable;

    /// <summary>True if a part of the range is let through and a part is not.</summary>
    public bool IsPartial => _reachable.Count > 0 && _unreachable.Count > 0;

    /// <summary>Nothing is known of any block.</summary>
    public static RangePattern None { get; } = new(0, []);

    public static RangePattern Of(AddressBlock range, IEnumerable<RangeProbe> probes)
    {
        ImmutableArray<RangeProbe> measured = [.. probes.Where(p => p.Measured)];
        var pattern = new RangePattern(range.Prefix, measured);
        if (measured.Length > 0)
            pattern.Divide(range, measured);
        return pattern;
    }

    /// <summary>True if silence of so many, against the answers of the others, is hardly chance.</summary>
    public static bool IsHardlyChance(int silent, int open, int others)
    {
        if (silent < FewestSilent || open == 0)
            return false;
        // Laplace's estimate: a few answers are no proof that every address answers.
        var answering = (open + 1.0) / (others + 2.0);
        return Math.Pow(1 - answering, silent) < LikelyChance;
    }

    private void Divide(AddressBlock block, ImmutableArray<RangeProbe> inside)
    {
        if (!inside.Any(p => p.Open))
        {
            if (IsClosed(block, inside))
                _unreachable.Add(block);
            return;
        }
        var before = (Open: _reachable.Count, Closed: _unreachable.Count);
        if (inside.Any(p => !p.Open) && block.Prefix < block.Bits)
        {
            var (lower, upper) = block.Halve();
            Divide(lower, [.. inside.Where(p => lower.Contains(p.Address))]);
            Divide(upper, [.. inside.Where(p => upper.Contains(p.Address))]);
        }
        if (_unreachable.Count > before.Closed)
            return;
        _reachable.RemoveRange(before.Open, _reachable.Count - before.Open);
        _reachable.Add(block);
    }

    // The control is the rest of the range: how much of it answers tells whether silence here means anything.
    private bool IsClosed(AddressBlock block, ImmutableArray<RangeProbe> inside)
    {
        if (inside.Length >= FewestDenied && _open > 0 && inside.All(p => p.Denied))
            return true;
        // The real ranges have empty blocks: only a silent half speaks for itself, a smaller block needs a word of the filter.
        var half = block.Prefix <= _range + 1 && inside.Length >= FewestOfHalf;
        return (half || inside.Any(p => p.Rejected)) && IsHardlyChance(inside.Length, _open, _all - inside.Length);
    }
}
