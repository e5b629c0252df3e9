using System.Collections.Immutable;
using System.Net;
using MarsNetCheck.Diagnosis;
using MarsNetCheck.Facts;

namespace MarsNetCheck.Reports;

/// <summary>The way that a flow leaves the machine by, as far as its interfaces tell.</summary>
/// <param name="Source">The address that it leaves from; null if it is not known.</param>
/// <param name="Interface">The name of the interface; null if it is not known.</param>
/// <param name="NextHop">The default gateway, or the destination in the interface's own network; null if it is not known.</param>
internal sealed record FlowPath(IPAddress? Source, string? Interface, IPAddress? NextHop)
{
    /// <summary>The way to a destination from the address that was seen, or else from the only one that it can be.</summary>
    public static FlowPath To(IPAddress destination, IPAddress? source, MachineFact machine)
    {
        source ??= OnlySource(destination, machine);
        if (source is null)
            return new FlowPath(null, null, null);
        if (IPAddress.IsLoopback(source))
            return new FlowPath(source, "loopback", destination);
        var own = machine.Interfaces.FirstOrDefault(i => i.Addresses.Any(a => Same(a.Address, source)));
        return own is null ? new FlowPath(source, null, null) : new FlowPath(source, own.Name, NextHopOf(own, destination));
    }

    private static IPAddress? OnlySource(IPAddress destination, MachineFact machine)
    {
        if (IPAddress.IsLoopback(destination))
            return destination;
        var all = machine.Interfaces.SelectMany(i => i.Addresses).Where(a => a.Address.AddressFamily == destination.AddressFamily).ToList();
        var near = all.Where(a => Holds(a, destination)).ToList();
        var far = all.Where(a => !a.Address.IsIPv6LinkLocal && !IsAutomatic(a.Address)).ToList();
        return (near.Count > 0 ? near : far) is [var only] ? only.Address : null;
    }

    private static IPAddress? NextHopOf(InterfaceFact own, IPAddress destination)
    {
        if (own.Addresses.Any(a => Holds(a, destination)))
            return destination;
        ImmutableArray<IPAddress> gateways = [.. own.Gateways.Where(g => g.AddressFamily == destination.AddressFamily)];
        return gateways is [var only] ? only : null;
    }

    private static bool Holds(InterfaceAddress network, IPAddress address) =>
        network.PrefixLength is { } length && AddressBlock.Around(network.Address, length).Contains(address);

    private static bool Same(IPAddress left, IPAddress right) => left.GetAddressBytes().AsSpan().SequenceEqual(right.GetAddressBytes());

    /// <summary>An address that an interface gave itself for want of another (RFC 3927).</summary>
    private static bool IsAutomatic(IPAddress address) => address.GetAddressBytes() is [169, 254, _, _];
}
