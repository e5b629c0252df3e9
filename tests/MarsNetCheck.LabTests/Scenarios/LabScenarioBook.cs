using System.Collections.Immutable;

namespace MarsNetCheck.LabTests.Scenarios;

/// <summary>All scenarios of the lab, by what makes them.</summary>
internal static class LabScenarioBook
{
    /// <summary>The scenarios in their order.</summary>
    public static ImmutableArray<LabScenario> All { get; } =
    [
        .. HealthyScenarios.All,
        .. FirewallScenarios.All,
        .. PathScenarios.All,
        .. NameScenarios.All,
        .. TlsScenarios.All,
        .. HttpScenarios.All,
        .. ProxyScenarios.All,
        .. SeveralScenarios.All,
    ];

    /// <summary>The scenario of a name.</summary>
    public static LabScenario Find(string name) => All.Single(s => string.Equals(s.Name, name, StringComparison.Ordinal));
}
