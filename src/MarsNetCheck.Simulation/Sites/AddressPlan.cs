using System.Collections.Immutable;
using System.Net;
using System.Net.Sockets;
using MarsNetCheck.Catalog;

namespace MarsNetCheck.Simulation.Sites;

/// <summary>Gives every host its pretended public addresses: out of its documented ranges, else out of blocks like those that Microsoft and its carriers use.</summary>
internal sealed class AddressPlan
{
    private const int Attempts = 64;
    private readonly HashSet<IPAddress> _taken = [];
    private int _next;

    /// <summary>An IPv4 address, a second one where the ranges are documented (sign-in answers from many), and an IPv6 address where the service has it.</summary>
    public ImmutableArray<IPAddress> Assign(Endpoint endpoint)
    {
        IPNetwork[] blocks = endpoint.AddressRanges.IsEmpty ? BlocksOf(endpoint.Group) : [.. endpoint.AddressRanges.Select(IPNetwork.Parse)];
        IPNetwork[] v4 = [.. blocks.Where(b => b.BaseAddress.AddressFamily == AddressFamily.InterNetwork)];
        IPNetwork[] v6 = [.. blocks.Where(b => b.BaseAddress.AddressFamily == AddressFamily.InterNetworkV6)];
        var addresses = ImmutableArray.CreateBuilder<IPAddress>();
        if (v4.Length > 0)
            addresses.Add(Take(v4[0]));
        if (v4.Length > 0 && !endpoint.AddressRanges.IsEmpty)
            addresses.Add(Take(v4[^1]));
        if (v6.Length > 0)
            addresses.Add(Take(v6[0]));
        return [.. addresses.Distinct()];
    }

    private IPAddress Take(IPNetwork block)
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var address = AddressBlock.At(block, _next++);
            if (_taken.Add(address))
                return address;
        }
        return block.BaseAddress;
    }

    private static IPNetwork[] BlocksOf(EndpointGroup group) => group switch
    {
        EndpointGroup.Auth => [IPNetwork.Parse("13.107.246.0/23"), IPNetwork.Parse("2620:1ec:bdf::/48")],
        EndpointGroup.Control => [IPNetwork.Parse("20.191.128.0/17")],
        EndpointGroup.Data => [IPNetwork.Parse("20.60.0.0/16"), IPNetwork.Parse("52.239.128.0/17")],
        EndpointGroup.Connectivity => [IPNetwork.Parse("13.107.4.0/24"), IPNetwork.Parse("2620:1ec:c11::/48")],
        EndpointGroup.Pki => [IPNetwork.Parse("152.199.0.0/16"), IPNetwork.Parse("2606:2800:147::/48")],
        _ => [IPNetwork.Parse("23.192.0.0/12"), IPNetwork.Parse("2600:1413:b000::/48")],
    };
}
