namespace MarsNetCheck.Simulation.Faults;

/// <summary>The genuine certificates of the hosts are revoked.</summary>
internal sealed record RevocationFault : Fault;
