using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace MarsNetCheck.Catalog;

/// <summary>Checks an address range in CIDR notation (RFC 4632, RFC 4291): each mistake is named, and host bits that are set lead to the right network.</summary>
internal static class CidrSyntax
{
    public static Fault? Check(string text)
    {
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        if (slash < 0)
            return new Fault($"{Quoted.Text(text)} has no prefix length", $"write {text}{(text.Contains(':', StringComparison.Ordinal) ? "/128" : "/32")} for one address");

        if (!IsAddress(text[..slash], out var address))
            return new Fault($"{Quoted.Text(text[..slash])} is not an IP address", "write it like 20.190.128.0/18 or 2603:1006:2000::/48");

        var bits = address.AddressFamily == AddressFamily.InterNetwork ? 32 : 128;
        if (!byte.TryParse(text[(slash + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var prefix) || prefix > bits)
            return new Fault($"{Quoted.Text(text[(slash + 1)..])} is not a prefix length", string.Create(CultureInfo.InvariantCulture, $"write a number from 0 to {bits}"));

        return HostBits(text, address, prefix);
    }

    private static Fault? HostBits(string text, IPAddress address, byte prefix)
    {
        var network = IPNetwork2.Parse(address, IPNetwork2.ToNetmask(prefix, address.AddressFamily));
        return network.Network.Equals(address) ? null : new Fault($"{Quoted.Text(text)} has host bits set", $"write {network}");
    }

    // IPAddress.Parse alone takes "20.190", "0x14.1" and "fe80::1%eth0" too, which not every reader of the file would understand alike.
    private static bool IsAddress(string text, out IPAddress address)
    {
        if (!IPAddress.TryParse(text, out address!))
            return false;

        return address.AddressFamily == AddressFamily.InterNetwork
            ? string.Equals(address.ToString(), text, StringComparison.Ordinal)
            : text.All(letter => char.IsAsciiHexDigit(letter) || letter is ':' or '.');
    }
}
