using System.Globalization;
using System.Net;

namespace MarsNetCheck.Routes;

/// <summary>A block of addresses in CIDR notation. An IPv4 address and its mapped IPv6 form are one.</summary>
internal sealed class AddressBlock
{
    private const int MappedPrefix = 96;

    private readonly byte[] _address;
    private readonly int _prefix;

    private AddressBlock(byte[] address, int prefix) => (_address, _prefix) = (address, prefix);

    /// <summary>Reads <c>address/prefix</c>; bits behind the prefix do not count.</summary>
    /// <returns>Null if the text is no block.</returns>
    public static AddressBlock? Parse(string text)
    {
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        if (slash < 0 || text.Contains('[', StringComparison.Ordinal) || !IPAddress.TryParse(text.AsSpan(0, slash), out var address))
            return null;
        var bytes = Mapped(address);
        var most = address.GetAddressBytes().Length * 8;
        if (!int.TryParse(text.AsSpan(slash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var prefix) || prefix > most)
            return null;
        return new AddressBlock(bytes, most == 32 ? prefix + MappedPrefix : prefix);
    }

    /// <summary>True if the block holds the address.</summary>
    public bool Holds(IPAddress address)
    {
        var other = Mapped(address);
        for (var bit = 0; bit < _prefix; bit++)
        {
            if (((_address[bit / 8] ^ other[bit / 8]) & (0x80 >> (bit % 8))) != 0)
                return false;
        }
        return true;
    }

    private static byte[] Mapped(IPAddress address) => address.MapToIPv6().GetAddressBytes();
}
