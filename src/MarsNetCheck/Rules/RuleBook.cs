using System.Collections.Immutable;
using MarsNetCheck.Diagnosis;

namespace MarsNetCheck.Rules;

/// <summary>All rules in the order in which they may claim the cause of a failure.</summary>
public sealed class RuleBook
{
    /// <summary>A book of the given rules.</summary>
    public RuleBook(IEnumerable<IRule> rules) => Rules = [.. rules];

    /// <summary>The rules in order: the first that claims an endpoint's cause wins.</summary>
    public ImmutableArray<IRule> Rules { get; }

    /// <summary>The rules that ship with the program.</summary>
    public static RuleBook Standard() => new([]);
}
