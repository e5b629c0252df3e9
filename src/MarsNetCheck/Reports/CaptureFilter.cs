using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using MarsNetCheck.Diagnosis;

namespace MarsNetCheck.Reports;

/// <summary>Capture filters in the language of pcap-filter(7), which tcpdump and Wireshark take.</summary>
internal static class CaptureFilter
{
    /// <summary>Where an ICMP error quotes the address that the lost datagram was sent to: its own header has 8 bytes (RFC 792), the address stands at 16 of the quoted one (RFC 791).</summary>
    private const int QuotedAddress = 24;

    /// <summary>The same of ICMPv6, from the start of the IPv6 header: 40 + 8 (RFC 4443) + 24 (RFC 8200).</summary>
    private const int QuotedAddressV6 = 72;

    /// <summary>The type follows the IPv6 header; that of an error has its high bit clear (RFC 4443 section 2.1).</summary>
    private const string AnyErrorV6 = "icmp6 and ip6[40] & 0x80 = 0";

    private const string AnyError = "icmp[icmptype] = icmp-unreach";

    /// <summary>The filter of one flow: its packets, and ICMP errors that quote one of them.</summary>
    public static string Of(Flow flow)
    {
        var address = flow.Destination.Address;
        var error = flow.Range is { } range ? ErrorOf(range) : IsV6(address) ? ErrorV6(address) : Error(address);
        return $"({Host(flow)} and {Port(flow)}) or ({error})";
    }

    /// <summary>One filter for several flows: the packets of each, and every ICMP error.</summary>
    public static string Of(ImmutableArray<Flow> flows)
    {
        var hosts = flows.GroupBy(Port, StringComparer.Ordinal).Select(g => $"({g.Key} and {AnyOf(g.Select(Host))})");
        return string.Join(" or ", hosts.Concat(Errors(flows)));
    }

    /// <summary>One filter for flows to too many addresses to name: their ports, and every ICMP error.</summary>
    public static string OfPorts(ImmutableArray<Flow> flows) => string.Join(" or ", flows.Select(Port).Distinct(StringComparer.Ordinal).Concat(Errors(flows)));

    private static IEnumerable<string> Errors(ImmutableArray<Flow> flows) =>
        flows.Select(f => IsV6(f.Destination.Address)).Distinct().Order().Select(v6 => v6 ? $"({AnyErrorV6})" : AnyError);

    /// <summary>The address or the range that a flow goes to.</summary>
    public static string Place(Flow flow) =>
        flow.Range is not { } range ? Plain(flow.Destination.Address) : AddressBlock.TryParse(range, out var block) ? block.ToString() : range;

    /// <summary>An address without its scope, which is of this machine only and no part of it on the wire.</summary>
    public static string Plain(IPAddress address) => new IPAddress(address.GetAddressBytes()).ToString();

    private static string AnyOf(IEnumerable<string> terms)
    {
        var all = terms.Distinct(StringComparer.Ordinal).ToList();
        return all.Count == 1 ? all[0] : $"({string.Join(" or ", all)})";
    }

    private static string Host(Flow flow) => $"{(flow.Range is null ? "host" : "net")} {Place(flow)}";

    // An answer that does not fit a datagram is asked for again over TCP (RFC 7766).
    private static string Port(Flow flow) =>
        string.Create(CultureInfo.InvariantCulture, $"{(flow.Protocol == FlowProtocol.Tcp ? "tcp " : "")}port {flow.Destination.Port}");

    private static string Error(IPAddress address) => $"{AnyError} and {Word("icmp", QuotedAddress, address.GetAddressBytes())}";

    // Of IPv6 every error: a mask over four words is not worth its length.
    private static string ErrorOf(string range)
    {
        if (!AddressBlock.TryParse(range, out var block) || block.Bits != 32)
            return AnyErrorV6;
        var mask = block.Prefix == 0 ? 0 : uint.MaxValue << (32 - block.Prefix);
        return string.Create(CultureInfo.InvariantCulture, $"{AnyError} and icmp[{QuotedAddress}:4] & 0x{mask:x8} = 0x{(uint)block.First:x8}");
    }

    private static string ErrorV6(IPAddress address)
    {
        var bytes = address.GetAddressBytes();
        return string.Join(" and ", Enumerable.Range(0, 4).Select(i => Word("ip6", QuotedAddressV6 + (4 * i), bytes.AsSpan(4 * i, 4))).Prepend(AnyErrorV6));
    }

    private static string Word(string header, int offset, ReadOnlySpan<byte> value) =>
        string.Create(CultureInfo.InvariantCulture, $"{header}[{offset}:4] = 0x{BinaryPrimitives.ReadUInt32BigEndian(value):x8}");

    private static bool IsV6(IPAddress address) => address.AddressFamily == AddressFamily.InterNetworkV6;
}
