using System.Collections.Immutable;

namespace MarsNetCheck.LabTests.Scenarios;

/// <summary>What the path does to packets: delay, loss, size, address families.</summary>
internal static class PathScenarios
{
    /// <summary>The scenarios in their order.</summary>
    public static ImmutableArray<LabScenario> All { get; } = [];
}
