using MarsNetCheck.Facts;

namespace MarsNetCheck.Simulation.Names;

/// <summary>A question that reached a simulated DNS server.</summary>
/// <param name="Id">The message's id (RFC 1035 section 4.1.1).</param>
/// <param name="RecursionDesired">Whether the client wants recursion.</param>
/// <param name="Name">The name, without the final dot.</param>
/// <param name="Type">The record type; null for one that the simulation has no records of.</param>
/// <param name="Raw">The question section as it came.</param>
internal sealed record DnsQuestion(ushort Id, bool RecursionDesired, string Name, DnsRecordType? Type, ReadOnlyMemory<byte> Raw)
{
    /// <summary>True if it was asked with EDNS (RFC 6891), and the answer may say more than a code.</summary>
    public bool HasEdns { get; init; }

    /// <summary>True if it came by TCP.</summary>
    public bool ByTcp { get; init; }
}
