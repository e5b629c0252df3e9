using System.Buffers.Binary;
using System.Globalization;
using System.Net;

namespace MarsNetCheck.Reports;

/// <summary>A block of addresses and what is known of it.</summary>
public sealed record RangeBlock
{
    /// <summary>The first address.</summary>
    public required IPAddress First { get; init; }

    /// <summary>The length of the prefix in bits, 0 to 32 or 0 to 128.</summary>
    public required int PrefixLength { get; init; }

    /// <summary>What is known of it.</summary>
    public required RangeState State { get; init; }

    /// <summary>The block in CIDR notation.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{First}/{PrefixLength}");

    /// <summary>Bits of an address of this block's family: 32 or 128.</summary>
    internal int Bits => First.GetAddressBytes().Length * 8;

    /// <summary>True if the address is in the block.</summary>
    internal bool Contains(IPAddress address) =>
        address.AddressFamily == First.AddressFamily && (PrefixLength == 0 || Number(address) >> (Bits - PrefixLength) == Number(First) >> (Bits - PrefixLength));

    /// <summary>The lower and the upper half.</summary>
    internal (RangeBlock Lower, RangeBlock Upper) Halves()
    {
        var length = PrefixLength + 1;
        var upper = Number(First) | (UInt128.One << (Bits - length));
        return (this with { PrefixLength = length }, this with { PrefixLength = length, First = Address(upper, Bits / 8) });
    }

    private static UInt128 Number(IPAddress address)
    {
        Span<byte> bytes = stackalloc byte[16];
        bytes.Clear();
        var own = address.GetAddressBytes();
        own.CopyTo(bytes[(16 - own.Length)..]);
        return BinaryPrimitives.ReadUInt128BigEndian(bytes);
    }

    private static IPAddress Address(UInt128 number, int length)
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteUInt128BigEndian(bytes, number);
        return new IPAddress(bytes[(16 - length)..]);
    }
}
