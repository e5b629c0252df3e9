namespace MarsNetCheck.Simulation.Faults;

/// <summary>Something that goes wrong, or is only odd, at one layer of the simulated network.</summary>
internal abstract record Fault
{
    /// <summary>Whom it strikes.</summary>
    public FaultScope Scope { get; init; } = FaultScope.All;
}
