using System.Net;
using MarsNetCheck.Facts;
using MarsNetCheck.Routes;
using MarsNetCheck.Tests.Diagnosis;

namespace MarsNetCheck.Tests.Reports;

/// <summary>Reports of hand-made evidence, in which the machine has an interface and every connection an end on it.</summary>
internal static class FlowReports
{
    public static readonly IPAddress Here = IPAddress.Parse("10.1.4.17");

    public static readonly IPAddress HereV6 = IPAddress.Parse("2001:db8:4::17");

    public static readonly IPAddress Gateway = IPAddress.Parse("10.1.4.1");

    public static readonly DateTimeOffset Noon = new(2026, 1, 31, 12, 0, 0, 250, TimeSpan.Zero);

    /// <summary>SYSTEM's proxy settings, which this account may not read.</summary>
    public static ProxyFact Denied { get; } = new() { Source = ProxySource.SystemWinInet, State = ProxySettingState.Denied };

    public static Report Of(EvidenceBuilder builder, params ProxyFact[] proxies)
    {
        var evidence = Placed(builder.Build()) with { Proxies = [.. proxies] };
        return new Report
        {
            ToolVersion = "1.2.3",
            StartedAt = Noon,
            Duration = TimeSpan.FromSeconds(1),
            Evidence = evidence,
            Judgement = EvidenceBuilder.Judge(evidence),
        };
    }

    private static Evidence Placed(Evidence evidence) => evidence with
    {
        Machine = evidence.Machine with { Interfaces = [Card] },
        Targets = [.. evidence.Targets.Select((t, target) => t with { Traces = [.. t.Traces.Select((trace, i) => Placed(trace, 50_000 + (10 * target) + i))] })],
    };

    private static InterfaceFact Card { get; } = new()
    {
        Name = "Ethernet0",
        Addresses = [new InterfaceAddress(Here, 24), new InterfaceAddress(HereV6, 64), new InterfaceAddress(IPAddress.Parse("fe80::17%4"), 64)],
        Gateways = [Gateway, IPAddress.Parse("fe80::1%4")],
    };

    private static Trace Placed(Trace trace, int port) => trace with
    {
        Resolve = trace.Resolve is null ? null : trace.Resolve with { StartedAt = Noon },
        Connect = trace.Connect is null ? null : trace.Connect with { StartedAt = Noon, Local = new IPEndPoint(trace.Family == 6 ? HereV6 : Here, port) },
    };
}
