using System.Collections.Immutable;
using System.Net;
using System.Net.Sockets;
using System.Numerics;
using IPNetwork = System.Net.IPNetwork2;

namespace MarsNetCheck.Sweeps;

/// <summary>Picks addresses that stand for a range: one from each of equal blocks, so that a rule of the wrong size shows.</summary>
internal static class RangeSampler
{
    /// <summary>Gives up to <paramref name="count"/> addresses, in ascending order. The same range and seed give the same addresses.</summary>
    public static ImmutableArray<IPAddress> Sample(string cidr, int count, int seed = 0)
    {
        var network = IPNetwork.Parse(cidr);
        var total = network.Total;
        var blocks = (int)BigInteger.Min(count, total);
        var random = new Random(HashCode(cidr, seed));
        var addresses = ImmutableArray.CreateBuilder<IPAddress>(blocks);
        for (var i = 0; i < blocks; i++)
        {
            var first = total * i / blocks;
            var size = (total * (i + 1) / blocks) - first;
            addresses.Add(At(network, first + Inside(random, size)));
        }
        return addresses.ToImmutable();
    }

    /// <summary>Network and broadcast addresses of the block are left out where it is large enough: some filters treat them on their own.</summary>
    private static BigInteger Inside(Random random, BigInteger size) =>
        size <= 4 ? BigInteger.Zero : 1 + random.NextInt64((long)BigInteger.Min(size - 2, int.MaxValue));

    private static IPAddress At(IPNetwork network, BigInteger offset)
    {
        var length = network.AddressFamily == AddressFamily.InterNetworkV6 ? 16 : 4;
        var value = IPNetwork.ToBigInteger(network.Network) + offset;
        var bytes = value.ToByteArray(isUnsigned: true, isBigEndian: true);
        var address = new byte[length];
        bytes.CopyTo(address, length - bytes.Length);
        return new IPAddress(address);
    }

    /// <summary>The runtime's own hash of a string differs from run to run; samples must not.</summary>
    private static int HashCode(string text, int seed) => text.Aggregate(seed, (hash, c) => unchecked((hash * 31) + c));
}
