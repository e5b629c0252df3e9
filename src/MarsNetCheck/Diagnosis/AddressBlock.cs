using System.Buffers.Binary;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace MarsNetCheck.Diagnosis;

/// <summary>A block of addresses that share a prefix, IPv4 or IPv6.</summary>
/// <param name="First">The lowest address as a number.</param>
/// <param name="Prefix">The length of the prefix in bits.</param>
/// <param name="Bits">The length of an address: 32 or 128.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct AddressBlock(UInt128 First, int Prefix, int Bits)
{
    /// <summary>Reads CIDR notation; false if the text is none.</summary>
    public static bool TryParse(string cidr, out AddressBlock block)
    {
        block = default;
        if (!System.Net.IPNetwork.TryParse(cidr, out var network))
            return false;
        block = new AddressBlock(Number(network.BaseAddress), network.PrefixLength, BitsOf(network.BaseAddress));
        return true;
    }

    /// <summary>The block that an address shares its prefix with; a prefix longer than the address is the whole address.</summary>
    public static AddressBlock Around(IPAddress address, int prefix)
    {
        var bits = BitsOf(address);
        var length = Math.Min(prefix, bits);
        var rest = bits - length;
        return new AddressBlock(rest == 128 ? UInt128.Zero : Number(address) >> rest << rest, length, bits);
    }

    /// <summary>True if the address is in the block.</summary>
    public bool Contains(IPAddress address) =>
        BitsOf(address) == Bits && (Prefix == 0 || (Number(address) ^ First) >> (Bits - Prefix) == UInt128.Zero);

    /// <summary>The two halves of the block; it must be larger than one address.</summary>
    public (AddressBlock Lower, AddressBlock Upper) Halve()
    {
        var half = UInt128.One << (Bits - Prefix - 1);
        return (this with { Prefix = Prefix + 1 }, new AddressBlock(First + half, Prefix + 1, Bits));
    }

    /// <summary>The block in CIDR notation.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Address()}/{Prefix}");

    private IPAddress Address()
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteUInt128BigEndian(bytes, First);
        return new IPAddress(Bits == 32 ? bytes[12..] : bytes);
    }

    private static int BitsOf(IPAddress address) => address.AddressFamily == AddressFamily.InterNetworkV6 ? 128 : 32;

    private static UInt128 Number(IPAddress address)
    {
        Span<byte> bytes = stackalloc byte[16];
        if (address.AddressFamily == AddressFamily.InterNetworkV6)
            address.TryWriteBytes(bytes, out _);
        else
            address.TryWriteBytes(bytes[12..], out _);
        return BinaryPrimitives.ReadUInt128BigEndian(bytes);
    }
}
