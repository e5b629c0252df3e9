namespace MarsNetCheck.Simulation.Faults;

/// <summary>A firewall that answers every SYN by itself, whatever the address, and passes nothing on.</summary>
internal sealed record AcceptEverything : Fault;
