using System.Net;

namespace MarsNetCheck.Facts;

/// <summary>An ICMP or ICMPv6 error that came back for a connection attempt.</summary>
public sealed record IcmpError
{
    /// <summary>ICMP type, 0 to 255 (3 is destination unreachable; ICMPv6: 1).</summary>
    public required int Type { get; init; }

    /// <summary>ICMP code, 0 to 255.</summary>
    public required int Code { get; init; }

    /// <summary>Who sent it: the filter's or router's own address; null if the platform does not tell.</summary>
    public IPAddress? Sender { get; init; }
}
