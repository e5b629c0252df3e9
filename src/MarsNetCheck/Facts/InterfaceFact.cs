using System.Collections.Immutable;
using System.Net;

namespace MarsNetCheck.Facts;

/// <summary>A network interface of this machine that is up.</summary>
public sealed record InterfaceFact
{
    /// <summary>Its name, for example <c>Ethernet0</c> or <c>eth0</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Its addresses with the networks that they are in, link-local ones included.</summary>
    public ImmutableArray<InterfaceAddress> Addresses { get; init; } = [];

    /// <summary>The default gateways that it has, of both families.</summary>
    public ImmutableArray<IPAddress> Gateways { get; init; } = [];
}
