using System.Collections.Immutable;
using MarsNetCheck.Diagnosis;

namespace MarsNetCheck.Simulation.Scenarios;

/// <summary>What is wrong with the machine itself: its clock, its network.</summary>
internal static class HostScenarios
{
    /// <summary>The scenarios.</summary>
    public static ImmutableArray<Scenario> All { get; } =
    [
        Row.Degraded("clock-drift", "The machine's clock is two minutes behind", "clock.skew", Blame.Local) with { Machine = Ahead(TimeSpan.FromMinutes(-2)) },
        Row.Blocked("clock-behind", "The machine's clock is three years behind", "clock.skew", Blame.Local) with { Machine = Ahead(TimeSpan.FromDays(-1100)) },
        Row.Blocked("clock-ahead", "The machine's clock is a year ahead", "clock.skew", Blame.Local) with { Machine = Ahead(TimeSpan.FromDays(365)) },
        Row.Blocked("clock-minutes", "The machine's clock is ten minutes ahead", "clock.skew", Blame.Local) with { Machine = Ahead(TimeSpan.FromMinutes(10)) },
        Row.Blocked("no-network", "The machine has no network", "path.no-network", Blame.Local)
            with { Machine = new MachineSetup { Addresses = [] } },
        Row.Blocked("no-network-no-resolver", "The machine has no network and no DNS server", "path.no-network", Blame.Local)
            with { Machine = new MachineSetup { Addresses = [], Resolvers = [] } },
    ];

    private static MachineSetup Ahead(TimeSpan ahead) => new() { ClockAhead = ahead };
}
