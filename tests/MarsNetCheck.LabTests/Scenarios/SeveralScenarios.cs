using System.Collections.Immutable;

namespace MarsNetCheck.LabTests.Scenarios;

/// <summary>Two faults at once, and one cause behind many endpoints.</summary>
internal static class SeveralScenarios
{
    /// <summary>The scenarios in their order.</summary>
    public static ImmutableArray<LabScenario> All { get; } = [];
}
