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

    /// <summary>Judges the evidence: the same evidence gives the same findings in the same order.</summary>
    public Judgement Judge(Evidence evidence)
    {
        ArgumentNullException.ThrowIfNull(evidence);
        var conclusions = FindingComposer.Compose(ClaimSelection.Of(_rules, evidence), evidence);
        var endpoints = evidence.Targets.Select(t => JudgeEndpoint(t, conclusions)).ToImmutableArray();
        var requirements = RequirementVerdicts.Of(evidence.Catalog, endpoints);
        var ranges = RangeAssessment.All(evidence).Select(a => new RangeJudgement { Sweep = a.Sweep, Verdict = a.Verdict }).ToImmutableArray();
        return new Judgement
        {
            Verdict = OverallVerdicts.Of(evidence, endpoints, requirements, ranges, conclusions),
            Endpoints = endpoints,
            Requirements = requirements,
            Ranges = ranges,
            Findings = [.. conclusions.Where(c => c.AtTop).Select(c => c.Finding)],
            Routes = [.. evidence.Routes.Select(r => JudgeRoute(r, evidence))],
        };
    }

    /// <summary>
    /// The run as it would have been had every endpoint taken the other route. Ranges say nothing about a proxy and are left out, and so is
    /// revocation, which was asked for over this run's own route.
    /// </summary>
    private RouteJudgement JudgeRoute(RouteEvidence route, Evidence evidence)
    {
        var judgement = Judge(evidence with { Targets = route.Targets, Routes = [], Sweeps = [], Revocations = [] });
        return new RouteJudgement { Route = route, Verdict = judgement.Verdict, Endpoints = judgement.Endpoints, Findings = judgement.Findings };
    }

    private static EndpointJudgement JudgeEndpoint(TargetEvidence target, ImmutableArray<Conclusion> conclusions)
    {
        var about = conclusions.Where(c => c.Finding.Endpoints.Contains(target.Endpoint.Id, StringComparer.Ordinal)).ToList();
        var deciding = DecidingTrace.Of(target);
        return new EndpointJudgement
        {
            Target = target,
            Verdict = EndpointVerdicts.Of(target.Endpoint, deciding, about),
            Deciding = deciding,
            Findings = [.. about.Where(c => !c.AtTop).Select(c => c.Finding)],
            ExplainedBy = [.. about.Where(c => c.AtTop).Select(c => c.Finding.Id)],
        };
    }
}
