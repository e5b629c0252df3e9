using System.Collections.Immutable;
using MarsNetCheck.Facts;

namespace MarsNetCheck.Diagnosis;

/// <summary>Turns evidence into findings and verdicts with a set of rules. Pure.</summary>
public sealed class Diagnostician
{
    private readonly ImmutableArray<IRule> _rules;

    /// <summary>Creates it with the rules in the order in which they may claim a cause.</summary>
    public Diagnostician(IEnumerable<IRule> rules) => _rules = [.. rules];

    /// <summary>The controls that the rules ask for, without duplicates, in the order of the rules.</summary>
    public ImmutableArray<ControlRequest> Needs(Evidence evidence) =>
        [.. _rules.SelectMany(r => r.Needs(evidence)).Distinct()];

    /// <summary>Judges the evidence.</summary>
    public Judgement Judge(Evidence evidence) => new()
    {
        Verdict = OverallVerdict.Inconclusive,
        Endpoints = [.. evidence.Targets.Select(t => new EndpointJudgement { Target = t, Verdict = EndpointVerdict.Inconclusive })],
        Requirements = [],
        Ranges = [],
        Findings = [],
    };
}
