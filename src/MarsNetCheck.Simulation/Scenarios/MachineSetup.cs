using System.Collections.Immutable;
using System.Net;
using System.Net.Sockets;
using MarsNetCheck.Facts;
using MarsNetCheck.Simulation.Certificates;
using MarsNetCheck.Simulation.Sites;

namespace MarsNetCheck.Simulation.Scenarios;

/// <summary>The pretended machine.</summary>
internal sealed record MachineSetup
{
    /// <summary>Its DNS servers.</summary>
    public ImmutableArray<IPEndPoint> Resolvers { get; init; } = [Pretended.Resolver];

    /// <summary>Its addresses; without one of a family, nothing of that family can be reached.</summary>
    public ImmutableArray<IPAddress> Addresses { get; init; } = [Pretended.Machine, Pretended.MachineV6];

    /// <summary>How far its clock is ahead of the world's; negative if it is behind.</summary>
    public TimeSpan ClockAhead { get; init; }

    /// <summary>The inspecting products whose roots it trusts.</summary>
    public ImmutableArray<InspectionProduct> Trusts { get; init; } = [];

    /// <summary>As the program would describe it.</summary>
    public MachineFact Describe() => new()
    {
        Host = "SRV-BK-07",
        OperatingSystem = "Microsoft Windows Server 2022 10.0.20348",
        Account = @"NT AUTHORITY\SYSTEM",
        IsSystem = true,
        Resolvers = Resolvers,
        Addresses = Addresses,
        Interfaces = Addresses.IsEmpty ? [] : [Adapter()],
    };

    private InterfaceFact Adapter() => new()
    {
        Name = "Ethernet0",
        Addresses = [.. Addresses.Select(a => new InterfaceAddress(a, a.AddressFamily == AddressFamily.InterNetwork ? 24 : 64))],
        Gateways = [.. new[] { Pretended.Firewall, Pretended.FirewallV6 }.Where(g => Addresses.Any(a => a.AddressFamily == g.AddressFamily))],
    };
}
