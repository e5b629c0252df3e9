using MarsNetCheck.Diagnosis;
using MarsNetCheck.Facts;

namespace MarsNetCheck.Rules;

/// <summary>
/// A rule about a route that cannot be taken. Where it is the one that decided, that is the endpoint's cause; where a later route of
/// the same choice stood in, it is a remark: the control is the route that was taken after it.
/// </summary>
internal abstract class RouteRule(RuleDescriptor descriptor) : CaseRule(descriptor)
{
    /// <summary>The severity of a route that another one stood in for.</summary>
    protected virtual Severity SeverityPassedOver => Severity.Warning;

    /// <summary>What the rule says of the route that the case took.</summary>
    protected abstract Claim? JudgeRoute(Case subject, Evidence evidence);

    /// <inheritdoc/>
    protected sealed override Claim? Judge(Case subject, Evidence evidence) =>
        JudgeRoute(subject, evidence) ?? subject.PassedOver.Select(c => PassedOver(c, subject, evidence)).FirstOrDefault(c => c is not null);

    private Claim? PassedOver(Case passed, Case taken, Evidence evidence) => JudgeRoute(passed, evidence) is { } claim
        ? claim with
        {
            Kind = ClaimKind.Remark,
            Severity = SeverityPassedOver,
            Arguments = claim.Arguments.SetItem("fallback", taken.Proxy?.ToString() ?? "the direct way"),
        }
        : null;
}
