using System.Collections.Immutable;
using MarsNetCheck.Diagnosis;
using MarsNetCheck.Routes;
using MarsNetCheck.Simulation.Faults;
using MarsNetCheck.Simulation.Scenarios;

namespace MarsNetCheck.Simulation;

/// <summary>A state of the simulated network, by name, and what a run in it must find.</summary>
public sealed record Scenario
{
    /// <summary>The name on the command line: small letters, digits and hyphens.</summary>
    public required string Name { get; init; }

    /// <summary>What is the case, one sentence without a full stop.</summary>
    public required string Title { get; init; }

    /// <summary>The verdict that a run must give.</summary>
    public OverallVerdict ExpectedVerdict { get; init; } = OverallVerdict.Ready;

    /// <summary>The codes that a run must find: every code above info, and those of severity info that the scenario is about.</summary>
    public ImmutableArray<string> ExpectedCodes { get; init; } = [];

    /// <summary>How many findings a code has where more than one is right; every other code is found once, however many endpoints it strikes.</summary>
    internal ImmutableSortedDictionary<string, int> Several { get; init; } = ImmutableSortedDictionary.Create<string, int>(StringComparer.Ordinal);

    /// <summary>The codes as often as they must be found.</summary>
    internal IEnumerable<string> ExpectedFindings => ExpectedCodes.SelectMany(c => Enumerable.Repeat(c, Several.GetValueOrDefault(c, 1)));

    /// <summary>Who must act by the first of those codes; null if nobody must.</summary>
    public Blame? ExpectedBlame { get; init; }

    /// <summary>What goes wrong or is odd.</summary>
    internal ImmutableArray<Fault> Faults { get; init; } = [];

    /// <summary>The machine.</summary>
    internal MachineSetup Machine { get; init; } = new();

    /// <summary>The kind of proxy that the machine is set to; null for none.</summary>
    internal ProxyScheme? Proxy { get; init; }

    /// <summary>The kind of proxy that the environment names although the machine is set otherwise; null for none.</summary>
    internal ProxyScheme? EnvironmentProxy { get; init; }

    /// <summary>How long answers take that come late on purpose; a stage's deadline must be longer to see them.</summary>
    internal TimeSpan SlowestAnswer { get; init; }

    /// <summary>Sets a run up for this scenario: its proxy or none, and the simulated services' root as genuine.</summary>
    public NetCheckOptions Configure(NetCheckOptions options, SimulatedNetwork network)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(network);
        return options with
        {
            Proxy = Proxy is { } scheme ? SimulatedNetwork.ProxyOf(scheme) : null,
            NoProxy = Proxy is null,
            EnvironmentVariable = name => string.Equals(name, "https_proxy", StringComparison.Ordinal) && EnvironmentProxy is { } named ? SimulatedNetwork.ProxyOf(named).ToString() : null,
            ExpectedRoots = options.ExpectedRoots.Add(network.GenuineRoot),
        };
    }
}
