using System.Collections.Immutable;

namespace MarsNetCheck.LabTests.Scenarios;

/// <summary>What stands in the path and answers HTTP.</summary>
internal static class HttpScenarios
{
    /// <summary>The scenarios in their order.</summary>
    public static ImmutableArray<LabScenario> All { get; } = [];
}
