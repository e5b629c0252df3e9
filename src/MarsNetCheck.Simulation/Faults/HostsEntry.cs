using System.Collections.Immutable;
using System.Net;

namespace MarsNetCheck.Simulation.Faults;

/// <summary>An entry of the machine's hosts file: the operating system answers with it and DNS does not.</summary>
internal sealed record HostsEntry : Fault
{
    /// <summary>The addresses that stand in the file.</summary>
    public required ImmutableArray<IPAddress> Addresses { get; init; }
}
