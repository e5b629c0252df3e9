using System.Net;
using System.Net.Sockets;

namespace MarsNetCheck.Simulation.Sites;

/// <summary>A prefix from which pretended addresses are given out.</summary>
internal static class AddressBlock
{
    // Coprime to every power of two, so that neighbours lie apart and do not meet again soon.
    private const int Stride = 389;
    private const int Largest = 1 << 20;

    /// <summary>The address at a position. Positions lie in the lower half, so that a fault may drop the upper half and spare the hosts.</summary>
    public static IPAddress At(IPNetwork block, int position)
    {
        var hostBits = (block.BaseAddress.AddressFamily == AddressFamily.InterNetworkV6 ? 128 : 32) - block.PrefixLength;
        var size = hostBits >= 20 ? Largest : 1 << hostBits;
        var offset = size < 4 ? position % size : (5 + (position * Stride)) % (size / 2);
        return Add(block.BaseAddress, offset);
    }

    /// <summary>True if the address lies in the upper half of the block.</summary>
    public static bool InUpperHalf(IPNetwork block, IPAddress address)
    {
        if (!block.Contains(address))
            return false;
        var bit = block.PrefixLength;
        return (address.GetAddressBytes()[bit / 8] & (0x80 >> (bit % 8))) != 0;
    }

    /// <summary>The address so many after another.</summary>
    public static IPAddress Add(IPAddress first, int offset)
    {
        var bytes = first.GetAddressBytes();
        for (var i = bytes.Length - 1; i >= 0 && offset > 0; i--)
        {
            var sum = bytes[i] + (offset & 0xFF);
            bytes[i] = (byte)sum;
            offset = (offset >> 8) + (sum >> 8);
        }
        return new IPAddress(bytes);
    }
}
