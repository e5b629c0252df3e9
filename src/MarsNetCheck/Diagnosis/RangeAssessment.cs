using System.Collections.Immutable;
using System.Net;
using MarsNetCheck.Catalog;
using MarsNetCheck.Facts;
using MarsNetCheck.Routes;

namespace MarsNetCheck.Diagnosis;

/// <summary>What the samples of one range mean together with the sign-in addresses of the same run.</summary>
internal sealed record RangeAssessment
{
    /// <summary>What was observed.</summary>
    public required SweepFact Sweep { get; init; }

    /// <summary>The verdict.</summary>
    public required RangeVerdict Verdict { get; init; }

    /// <summary>Which blocks answer.</summary>
    public required RangePattern Pattern { get; init; }

    /// <summary>The control behind <see cref="RangeVerdict.Blocked"/>; null for any other verdict.</summary>
    public RangeControl? Control { get; init; }

    /// <summary>The unused address that answers like the samples, so that they prove nothing; null if none does.</summary>
    public IPAddress? AnsweredFor { get; init; }

    /// <summary>The failure that most samples show; null if none failed.</summary>
    public FailureKind? Usual { get; init; }

    /// <summary>The assessments of all ranges, in catalog order.</summary>
    public static ImmutableArray<RangeAssessment> All(Evidence evidence) =>
        [.. evidence.Sweeps.Select(s => Of(s, evidence))];

    private static RangeAssessment Of(SweepFact sweep, Evidence evidence)
    {
        var samples = Samples(sweep);
        if (!AddressBlock.TryParse(sweep.Cidr, out var range) || samples.Length == 0)
            return Unmeasured(sweep);
        var alive = SignIn(evidence).Where(s => s.Port == sweep.Port && range.Contains(s.Probe.Address)).Select(s => s.Probe).ToList();
        var pattern = RangePattern.Of(range, [.. samples, .. alive]);
        if (samples.Any(p => p.Open) && UnusedAddresses.Answering(samples[0].Address.AddressFamily, evidence) is { } unused)
            return Unmeasured(sweep) with { AnsweredFor = unused };
        var control = samples.Any(p => p.Open) || alive.Any(p => p.Open) ? null : FindControl(sweep, samples, evidence);
        return new RangeAssessment
        {
            Sweep = sweep,
            Verdict = VerdictOf(samples, pattern, control),
            Pattern = pattern,
            Control = control,
            Usual = UsualFailure(samples),
        };
    }

    private static RangeAssessment Unmeasured(SweepFact sweep) => new()
    {
        Sweep = sweep,
        Verdict = sweep.Skipped is null ? RangeVerdict.Inconclusive : RangeVerdict.Skipped,
        Pattern = RangePattern.None,
    };

    private static RangeVerdict VerdictOf(ImmutableArray<RangeProbe> samples, RangePattern pattern, RangeControl? control)
    {
        if (pattern.IsPartial)
            return RangeVerdict.Partial;
        if (samples.Any(p => p.Open))
            return RangeVerdict.Ok;
        return control is null ? RangeVerdict.Inconclusive : RangeVerdict.Blocked;
    }

    /// <summary>Nothing in the range answered; a control is needed to say that something should have.</summary>
    private static RangeControl? FindControl(SweepFact sweep, ImmutableArray<RangeProbe> samples, Evidence evidence)
    {
        var signIn = SignIn(evidence).ToList();
        if (signIn.Count > 0 && signIn.All(s => !s.Probe.Open) && signIn.Any(s => s.Probe.Failure?.Kind == UsualFailure(samples)))
            return RangeControl.SignInFailsAlike;
        if (!signIn.Any(s => s.Probe.Open))
            return null;
        if (samples.Count(p => p.Denied) * 2 > samples.Length)
            return RangeControl.FilterSaysSo;
        return OthersAnswer(sweep, samples, evidence) ? RangeControl.OtherRangesAnswer : null;
    }

    // Many addresses of the real ranges are silent: only ranges whose samples do answer make silence here mean something.
    private static bool OthersAnswer(SweepFact sweep, ImmutableArray<RangeProbe> samples, Evidence evidence)
    {
        var others = evidence.Sweeps.Where(s => s != sweep).SelectMany(s => Samples(s)).ToList();
        return RangePattern.IsHardlyChance(samples.Length, others.Count(p => p.Open), others.Count);
    }

    private static ImmutableArray<RangeProbe> Samples(SweepFact sweep) =>
        [.. sweep.Samples.Select(s => new RangeProbe(s.Address, s.Failure)).Where(p => p.Measured)];

    private static FailureKind? UsualFailure(ImmutableArray<RangeProbe> samples) =>
        samples.Where(p => !p.Open)
            .GroupBy(p => p.Failure!.Kind)
            .OrderByDescending(g => g.Count()).ThenBy(g => g.Key)
            .Select(g => (FailureKind?)g.Key)
            .FirstOrDefault();

    /// <summary>Direct connections to addresses that the catalog's ranges hold: hosts known to be alive.</summary>
    private static IEnumerable<(int Port, RangeProbe Probe)> SignIn(Evidence evidence) =>
        from target in evidence.Targets
        where !target.Endpoint.AddressRanges.IsEmpty
        from trace in target.Main
        where trace.Route.Kind == RouteKind.Direct && trace.Connect is not null
        let probe = new RangeProbe(trace.Connect!.Remote.Address, trace.Connect.Failure)
        where IsDocumented(probe.Address, target.Endpoint)
        where probe.Measured
        select (target.Endpoint.Port, probe);

    private static bool IsDocumented(IPAddress address, Endpoint endpoint) =>
        endpoint.AddressRanges.Any(r => AddressBlock.TryParse(r, out var block) && block.Contains(address));
}
