using System.Collections.Immutable;
using System.Net;
using System.Net.Sockets;

namespace MarsNetCheck.Hosting.Access;

/// <summary>
/// Addresses that no stranger may have this machine connect to: those of the machine itself and of its link, those that no host has (RFC 6890), and
/// those at which clouds tell a machine its secrets. An IPv4 address inside an IPv6 one (mapped, compatible, NAT64, 6to4) counts as itself.
/// </summary>
internal static class ForbiddenAddress
{
    private static readonly ImmutableArray<IPNetwork> _forbidden =
    [
        .. Networks("0.0.0.0/8", "127.0.0.0/8", "169.254.0.0/16", "224.0.0.0/4", "240.0.0.0/4", "::/128", "::1/128", "fe80::/10", "fec0::/10", "ff00::/8"),

        // Azure's wire server; Alibaba; Oracle; AWS and Google by IPv6. The others' is 169.254.169.254.
        .. Networks("168.63.129.16/32", "100.100.100.200/32", "192.0.0.192/32", "fd00:ec2::254/128", "fd20:ce::254/128"),
    ];

    private static readonly ImmutableArray<(IPNetwork Network, int Offset)> _wrappers =
        [(IPNetwork.Parse("::/96"), 12), (IPNetwork.Parse("64:ff9b::/96"), 12), (IPNetwork.Parse("2002::/16"), 2)];

    /// <summary>True for such an address.</summary>
    public static bool Contains(IPAddress address)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return _forbidden.Any(n => n.Contains(plain)) || (Inner(plain) is { } inner && Contains(inner));
    }

    private static IPAddress? Inner(IPAddress address)
    {
        if (address.AddressFamily != AddressFamily.InterNetworkV6)
            return null;
        foreach (var (network, offset) in _wrappers)
        {
            if (network.Contains(address))
                return new IPAddress(address.GetAddressBytes().AsSpan(offset, 4));
        }
        return null;
    }

    private static IEnumerable<IPNetwork> Networks(params string[] texts) => texts.Select(IPNetwork.Parse);
}
