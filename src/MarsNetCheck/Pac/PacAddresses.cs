using System.Buffers.Binary;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace MarsNetCheck.Pac;

/// <summary>The address functions of PAC scripts, without look-ups.</summary>
internal static class PacAddresses
{
    private const int MappedBits = 96;

    /// <summary>An IPv4 address as four decimal numbers, nothing before or after them; null for anything else.</summary>
    public static IPAddress? DottedQuad(string text)
    {
        var parts = text.Split('.');
        if (parts.Length != 4)
            return null;
        Span<byte> bytes = stackalloc byte[4];
        for (var i = 0; i < 4; i++)
        {
            if (parts[i].Length > 3 || !byte.TryParse(parts[i], NumberStyles.None, CultureInfo.InvariantCulture, out bytes[i]))
                return null;
        }
        return new IPAddress(bytes);
    }

    /// <summary>An address of either family, nothing before or after it; null for anything else.</summary>
    public static IPAddress? Literal(string text)
    {
        if (!text.Contains(':', StringComparison.Ordinal))
            return DottedQuad(text);
        var odd = text.AsSpan().ContainsAny("[]%/ \t");
        return !odd && IPAddress.TryParse(text, out var address) && address.AddressFamily == AddressFamily.InterNetworkV6 ? address : null;
    }

    /// <summary>Whether four numbers with dots between them, whatever the numbers are: such a text is never looked up.</summary>
    public static bool LooksLikeQuad(string text)
    {
        var parts = text.Split('.');
        return parts.Length == 4 && parts.All(p => p.Length is > 0 and <= 3 && p.All(char.IsAsciiDigit));
    }

    /// <summary><c>isInNet</c> for an address; an invalid pattern or mask never matches.</summary>
    public static bool InNet(IPAddress address, string pattern, string mask)
    {
        if (address.AddressFamily != AddressFamily.InterNetwork || DottedQuad(pattern) is not { } net || DottedQuad(mask) is not { } bits)
            return false;
        var kept = Number(bits);
        return (Number(address) & kept) == (Number(net) & kept);
    }

    /// <summary><c>convert_addr</c>: the address as a signed 32-bit number, 0 where a part is none, as JavaScript's shifts give it.</summary>
    public static int Convert(string text)
    {
        var number = 0;
        var parts = text.Split('.');
        for (var i = 0; i < 4; i++)
        {
            var part = i < parts.Length && int.TryParse(parts[i], NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value & 0xFF : 0;
            number = (number << 8) | part;
        }
        return number;
    }

    /// <summary><c>isInNetEx</c>: a literal address and <c>prefix/length</c>; IPv4 counts as IPv4-mapped where the families differ (RFC 4291 section 2.5.5.2).</summary>
    public static bool InPrefix(string address, string prefix)
    {
        var slash = prefix.IndexOf('/', StringComparison.Ordinal);
        if (slash < 0 || Literal(address) is not { } ip || Literal(prefix[..slash]) is not { } net)
            return false;
        if (!int.TryParse(prefix.AsSpan(slash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var length))
            return false;
        var isQuad = net.AddressFamily == AddressFamily.InterNetwork;
        if (length > (isQuad ? 32 : 128))
            return false;
        if (ip.AddressFamily == net.AddressFamily)
            return SameBits(ip, net, length);
        return SameBits(ip.MapToIPv6(), net.MapToIPv6(), isQuad ? length + MappedBits : length);
    }

    /// <summary><c>sortIpAddressList</c>: IPv6 before IPv4, each ascending, the texts kept; null if one is no address or there is none.</summary>
    public static string? Sort(string list)
    {
        var texts = list.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var items = texts.Select(t => (Text: t, Address: Literal(t))).ToList();
        if (items.Count == 0 || items.Exists(i => i.Address is null))
            return null;
        var sorted = items
            .OrderBy(i => i.Address!.AddressFamily == AddressFamily.InterNetwork)
            .ThenBy(i => System.Convert.ToHexString(i.Address!.GetAddressBytes()), StringComparer.Ordinal);
        return string.Join(';', sorted.Select(i => i.Text));
    }

    private static uint Number(IPAddress address) => BinaryPrimitives.ReadUInt32BigEndian(address.GetAddressBytes());

    private static bool SameBits(IPAddress one, IPAddress other, int length)
    {
        var left = one.GetAddressBytes();
        var right = other.GetAddressBytes();
        for (var i = 0; i < length; i++)
        {
            var bit = 0x80 >> (i % 8);
            if ((left[i / 8] & bit) != (right[i / 8] & bit))
                return false;
        }
        return true;
    }
}
