using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace MarsNetCheck.Hosting.Access;

/// <summary>Whose requests are counted together: those of one kind from one IPv4 address or one IPv6 network of 64 bits, since a host has a whole one to itself.</summary>
/// <param name="Class">The kind.</param>
/// <param name="Network">The address, or the first half of it.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct RateKey(RateClass Class, ulong Network)
{
    private const int Half = 8;

    /// <summary>The key of a caller; those whose address is not known are one.</summary>
    public static RateKey Of(RateClass rate, IPAddress? address)
    {
        if (address is null)
            return new RateKey(rate, 0);
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        var bytes = plain.GetAddressBytes();
        return plain.AddressFamily == AddressFamily.InterNetwork
            ? new RateKey(rate, BinaryPrimitives.ReadUInt32BigEndian(bytes))
            : new RateKey(rate, BinaryPrimitives.ReadUInt64BigEndian(bytes.AsSpan(0, Half)));
    }
}
