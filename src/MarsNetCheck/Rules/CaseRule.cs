using System.Collections.Immutable;
using MarsNetCheck.Diagnosis;
using MarsNetCheck.Facts;

namespace MarsNetCheck.Rules;

/// <summary>A rule with one code that judges each endpoint by the attempt that decided.</summary>
internal abstract class CaseRule : IRule
{
    private readonly RuleDescriptor _descriptor;

    /// <summary>Creates it with what its code means.</summary>
    protected CaseRule(RuleDescriptor descriptor) => _descriptor = descriptor;

    /// <inheritdoc/>
    public ImmutableArray<RuleDescriptor> Codes => [_descriptor];

    /// <inheritdoc/>
    public virtual IEnumerable<ControlRequest> Needs(Evidence evidence) => [];

    /// <inheritdoc/>
    public virtual IEnumerable<Claim> Judge(Evidence evidence) =>
        Case.All(evidence).Select(c => Judge(c, evidence)).OfType<Claim>();

    /// <summary>What the rule says of one endpoint; null for nothing.</summary>
    protected abstract Claim? Judge(Case subject, Evidence evidence);

    /// <summary>A claim of the rule's code about the endpoint.</summary>
    protected Claim Claim(Case subject) => subject.Claim(_descriptor);
}
