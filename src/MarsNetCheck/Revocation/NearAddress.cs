using System.Net;
using System.Net.Sockets;

namespace MarsNetCheck.Revocation;

/// <summary>Addresses of this machine and of its link. Whoever names a source must not lead there, to this machine's own programs or to a metadata service.</summary>
internal static class NearAddress
{
    /// <summary>True for loopback, link-local and unspecified addresses (RFC 6890), as IPv6 too.</summary>
    public static bool Is(IPAddress address)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return IPAddress.IsLoopback(plain) || plain.IsIPv6LinkLocal || plain.Equals(IPAddress.IPv6Any)
            || (plain.AddressFamily == AddressFamily.InterNetwork && plain.GetAddressBytes() is [0, ..] or [169, 254, ..]);
    }

    /// <summary>True for a URL whose host is such an address; a name is not looked up.</summary>
    public static bool Is(Uri url) => IPAddress.TryParse(url.IdnHost, out var literal) && Is(literal);
}
