using System.Collections.Immutable;
using System.Globalization;
using System.Net.Sockets;

namespace MarsNetCheck.Reports;

/// <summary>Commands that capture flows: of tcpdump, of pktmon and of netsh trace, as their makers document them.</summary>
internal static class CaptureCommands
{
    /// <summary>How many addresses a filter names. pktmon has up to 32 filters at once, and ICMP and ICMPv6 take two.</summary>
    public const int MostAddresses = 30;

    /// <summary>The flows of the first addresses, as many as a filter may name.</summary>
    public static ImmutableArray<Flow> Covered(ImmutableArray<Flow> flows)
    {
        var ends = flows.Select(End).Distinct().Take(MostAddresses).ToHashSet();
        return [.. flows.Where(f => ends.Contains(End(f)))];
    }

    private static (FlowProtocol Protocol, string Place, int Port) End(Flow flow) => (flow.Protocol, CaptureFilter.Place(flow), flow.Destination.Port);

    /// <summary>For Linux and others that have tcpdump(1).</summary>
    public static string Tcpdump(string filter) => $"tcpdump -n -i any -w flows.pcap '{filter}'";

    /// <summary>For an elevated PowerShell on Windows Server 2022 and later (learn.microsoft.com, "pktmon filter add", "pktmon start", "pktmon etl2pcap").</summary>
    public static IEnumerable<string> Pktmon(ImmutableArray<Flow> flows)
    {
        yield return "pktmon filter remove";
        foreach (var group in flows.GroupBy(f => (f.Protocol, f.Destination.Port)))
        {
            var addresses = group.Select(f => $"'{CaptureFilter.Place(f)}'").Distinct(StringComparer.Ordinal);
            yield return string.Create(CultureInfo.InvariantCulture,
                $"{string.Join(", ", addresses)} | ForEach-Object {{ pktmon filter add -i $_ -p {group.Key.Port} -t {(group.Key.Protocol == FlowProtocol.Tcp ? "TCP" : "UDP")} }}");
        }
        foreach (var version in flows.Select(f => f.Destination.AddressFamily == AddressFamily.InterNetworkV6).Distinct().Order())
            yield return version ? "pktmon filter add -t ICMPv6" : "pktmon filter add -t ICMP";
        yield return "pktmon start --capture --pkt-size 0 --file-name flows.etl";
        yield return "pktmon stop";
        yield return "pktmon etl2pcap flows.etl --out flows.pcapng";
    }

    /// <summary>For any Windows, unfiltered (Microsoft's etl2pcapng makes a file for Wireshark of it).</summary>
    public static ImmutableArray<string> Netsh { get; } = ["netsh trace start capture=yes report=disabled tracefile=flows.etl", "netsh trace stop"];
}
