using System.Collections.Immutable;
using MarsNetCheck.Facts;

namespace MarsNetCheck.Diagnosis;

/// <summary>Judges evidence. Pure: the same evidence gives the same claims in the same order; no clock, no I/O, no state.</summary>
public interface IRule
{
    /// <summary>The codes that the rule may claim.</summary>
    ImmutableArray<RuleDescriptor> Codes { get; }

    /// <summary>
    /// The controls that the rule would need to be sure. The engine calls it with the evidence of one target as soon as
    /// that target has failed or is overdue, at most twice, and runs what is asked for. A healthy run asks for nothing.
    /// </summary>
    IEnumerable<ControlRequest> Needs(Evidence evidence) => [];

    /// <summary>What the rule has to say.</summary>
    IEnumerable<Claim> Judge(Evidence evidence);
}
