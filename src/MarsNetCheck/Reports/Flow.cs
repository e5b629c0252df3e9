using System.Collections.Immutable;
using System.Net;
using MarsNetCheck.Facts;
using MarsNetCheck.Routes;

namespace MarsNetCheck.Reports;

/// <summary>A blocked flow as the owner of a firewall or proxy looks for it in a log: between which ends, when, what was sent and what came back.</summary>
public sealed record Flow
{
    /// <summary>The protocol.</summary>
    public required FlowProtocol Protocol { get; init; }

    /// <summary>This machine's address; null if it is not known.</summary>
    public IPAddress? Source { get; init; }

    /// <summary>This machine's port, of several attempts that of the first; null if it is not known, as with questions to a DNS server.</summary>
    public int? SourcePort { get; init; }

    /// <summary>The other end: the endpoint, the proxy or the DNS server.</summary>
    public required IPEndPoint Destination { get; init; }

    /// <summary>What was asked for: names of hosts, through a proxy with their ports; of samples of an address range, the range.</summary>
    public required ImmutableArray<string> AskedFor { get; init; }

    /// <summary>Direct, or the proxy that is the destination.</summary>
    public required Route Route { get; init; }

    /// <summary>The interface that the flow leaves by; null if it is not known.</summary>
    public string? Interface { get; init; }

    /// <summary>The interface's default gateway, or the destination where it is in the interface's own network; null if it is not known. A static route may say otherwise.</summary>
    public IPAddress? NextHop { get; init; }

    /// <summary>When the first attempt began, in UTC; null if that was not recorded.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>How many attempts went alike, 1 or more.</summary>
    public int Attempts { get; init; } = 1;

    /// <summary>What was sent, for example <c>SYN, ClientHello (SNI login.microsoftonline.com)</c>.</summary>
    public required string Sent { get; init; }

    /// <summary>What came back, for example <c>nothing in 5.0 s</c>.</summary>
    public required string Received { get; init; }

    /// <summary>The ICMP error that came back; null if there was none or the platform hides it.</summary>
    public IcmpError? Icmp { get; init; }

    /// <summary>The code of the finding that explains it.</summary>
    public required string Code { get; init; }

    /// <summary>Ids of the endpoints that it is about.</summary>
    public required ImmutableArray<string> Endpoints { get; init; }

    /// <summary>The range in CIDR notation whose samples these are; null for a flow to an endpoint, a proxy or a DNS server.</summary>
    internal string? Range { get; init; }

    /// <summary>Further addresses of the range that went alike, on the same port.</summary>
    internal ImmutableArray<IPAddress> Others { get; init; } = [];

    /// <summary>Ids of the findings that explain it.</summary>
    internal ImmutableArray<string> Findings { get; init; } = [];

    /// <summary>A capture filter for it and for ICMP errors about it (pcap-filter(7)), which tcpdump and Wireshark take.</summary>
    public string Filter => CaptureFilter.Of(this);

    /// <summary>The blocked flows of a report over its effective routes, in its order, those that went alike as one: of endpoints and address ranges that an error or a warning explains.</summary>
    public static ImmutableArray<Flow> All(Report report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return BlockedFlows.Of(report);
    }
}
