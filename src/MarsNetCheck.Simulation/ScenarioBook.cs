using System.Collections.Immutable;
using MarsNetCheck.Simulation.Scenarios;

namespace MarsNetCheck.Simulation;

/// <summary>All scenarios: the healthy one first, then what is odd but fine, then the faults by the stage they show in.</summary>
public static class ScenarioBook
{
    /// <summary>The scenarios in their order.</summary>
    public static ImmutableArray<Scenario> All { get; } =
    [
        .. HealthyScenarios.All,
        .. DnsScenarios.All,
        .. TcpScenarios.All,
        .. TlsScenarios.All,
        .. HttpScenarios.All,
        .. ProxyScenarios.All,
        .. HostScenarios.All,
    ];

    /// <summary>The scenario of a name; null if there is none.</summary>
    public static Scenario? Find(string name) => All.FirstOrDefault(s => string.Equals(s.Name, name, StringComparison.OrdinalIgnoreCase));
}
