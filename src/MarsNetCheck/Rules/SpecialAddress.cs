using System.Collections.Immutable;
using System.Net;

namespace MarsNetCheck.Rules;

/// <summary>
/// Addresses that no public host has (IANA's special-purpose registries, RFC 6890). The blocks for documentation and
/// benchmarks are left out: laboratories use them as if they were public, and filters do not answer with them.
/// </summary>
internal static class SpecialAddress
{
    private static readonly ImmutableArray<IPNetwork> Nowhere = Networks(
        "0.0.0.0/8", "127.0.0.0/8", "224.0.0.0/4", "240.0.0.0/4",
        "::/128", "::1/128", "100::/64", "ff00::/8");

    private static readonly ImmutableArray<IPNetwork> Private = Networks(
        "10.0.0.0/8", "100.64.0.0/10", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.168.0.0/16",
        "fc00::/7", "fe80::/10", "fec0::/10");

    /// <summary>True for an address at which no other machine can be: unspecified, loopback, discard-only, multicast, reserved.</summary>
    public static bool IsNowhere(IPAddress address) => IsIn(Nowhere, address);

    /// <summary>True for an address of a private network: RFC 1918, RFC 6598, link-local, unique local.</summary>
    public static bool IsPrivate(IPAddress address) => IsIn(Private, address);

    /// <summary>The IPv4 address inside an IPv4-mapped IPv6 address; any other as it is.</summary>
    public static IPAddress Plain(IPAddress address) => address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;

    private static bool IsIn(ImmutableArray<IPNetwork> networks, IPAddress address)
    {
        var plain = Plain(address);
        return networks.Any(n => n.Contains(plain));
    }

    private static ImmutableArray<IPNetwork> Networks(params ReadOnlySpan<string> texts)
    {
        var networks = ImmutableArray.CreateBuilder<IPNetwork>(texts.Length);
        foreach (var text in texts)
            networks.Add(IPNetwork.Parse(text));
        return networks.MoveToImmutable();
    }
}
