using System.Collections.Immutable;

namespace MarsNetCheck.Simulation.Scenarios;

/// <summary>Networks in which nothing is wrong.</summary>
internal static class HealthyScenarios
{
    /// <summary>The scenarios, <c>healthy</c> first.</summary>
    public static ImmutableArray<Scenario> All { get; } =
    [
        new() { Name = "healthy", Title = "Everything can be reached directly" },
    ];
}
