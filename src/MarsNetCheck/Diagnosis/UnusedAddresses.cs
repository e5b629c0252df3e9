using System.Net;
using System.Net.Sockets;
using MarsNetCheck.Facts;

namespace MarsNetCheck.Diagnosis;

/// <summary>
/// Addresses that must not answer, from the blocks for documentation (RFC 5737, RFC 3849). One that does shows that something on the
/// way answers for every address: then an open connection proves nothing of what is behind it.
/// </summary>
internal static class UnusedAddresses
{
    private const int HttpsPort = 443;

    private static readonly IPAddress _four = IPAddress.Parse("192.0.2.1");
    private static readonly IPAddress _six = IPAddress.Parse("2001:db8::1");

    /// <summary>The connection to try beside one of an address family.</summary>
    public static ControlRequest Request(AddressFamily family) => new()
    {
        Kind = ControlKind.UnusedAddress,
        Address = family == AddressFamily.InterNetworkV6 ? _six : _four,
        Port = HttpsPort,
    };

    /// <summary>The unused address of a family that answered; null if it did not, was not tried, or this machine's network uses the block.</summary>
    public static IPAddress? Answering(AddressFamily family, Evidence evidence)
    {
        var request = Request(family);
        var answered = evidence.Controls.Any(c => c.Request == request && c.Trace?.Connect is { Ok: true });
        return answered && !evidence.Machine.Addresses.Any(a => IsInBlock(a, request.Address!)) ? request.Address : null;
    }

    private static bool IsInBlock(IPAddress address, IPAddress unused)
    {
        var length = unused.AddressFamily == AddressFamily.InterNetworkV6 ? 4 : 3;
        return address.AddressFamily == unused.AddressFamily && address.GetAddressBytes().AsSpan(0, length).SequenceEqual(unused.GetAddressBytes().AsSpan(0, length));
    }
}
