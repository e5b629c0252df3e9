using System.Collections.Immutable;
using static MarsNetCheck.LabTests.Scenarios.LabHosts;

namespace MarsNetCheck.LabTests.Scenarios;

/// <summary>What firewalls do to connections.</summary>
internal static class FirewallScenarios
{
    /// <summary>The scenarios in their order.</summary>
    public static ImmutableArray<LabScenario> All { get; } =
    [
        LabRow.Blocked("drop-storage", "The firewall is silent about storage", "nftables", "tcp.timeout", "firewall", new LabFault("drop", Storage)) with { Troubled = StorageEndpoints, IsOneCause = true },
        LabRow.Blocked("rst-storage", "The firewall answers storage with a reset", "nftables", "tcp.refused", "firewall", new LabFault("rst", Storage)) with { Troubled = StorageEndpoints, IsOneCause = true },
        LabRow.Blocked("icmp-admin-storage", "The firewall says that storage is prohibited", "nftables", "tcp.prohibited", "firewall", new LabFault("icmp-admin", Storage)) with { Troubled = StorageEndpoints, IsOneCause = true },
        LabRow.Blocked("icmp-host-storage", "The firewall says that storage hosts cannot be reached", "nftables", "tcp.unreachable", "firewall", new LabFault("icmp-host", Storage)) with { Troubled = StorageEndpoints, IsOneCause = true },
        LabRow.Blocked("icmp-limited-backup", "The firewall rejects Azure Backup and rations its ICMP messages", "nftables", "tcp.prohibited", "firewall", new LabFault("icmp-limited", Backup)) with { IsOneCause = true },
        LabRow.Blocked("drop-everything", "The firewall is silent about all web traffic", "nftables", "tcp.timeout", "firewall", new LabFault("drop")),
        LabRow.Blocked("rst-everything", "The firewall answers all web traffic with a reset", "nftables", "tcp.refused", "firewall", new LabFault("rst")),
        LabRow.Blocked("icmp-admin-everything", "The firewall says that all web traffic is prohibited", "nftables", "tcp.prohibited", "firewall", new LabFault("icmp-admin")),
        LabRow.Blocked("icmp-host-everything", "The firewall says that no host can be reached", "nftables", "tcp.unreachable", "firewall", new LabFault("icmp-host")),
        LabRow.Blocked("sni-rst-storage", "The firewall resets TLS that names storage", "iptables", "tls.reset", "firewall", new LabFault("sni-rst", Storage)) with { Troubled = StorageEndpoints, IsOneCause = true },
        LabRow.Blocked("sni-drop-storage", "The firewall goes silent after TLS has named storage", "iptables", "tls.timeout", "firewall", new LabFault("sni-drop", Storage)) with { Troubled = StorageEndpoints, IsOneCause = true },
        LabRow.Degraded("range-half-dropped", "The firewall knows only the lower half of each sign-in range", "nftables", "range.partial", "firewall", new LabFault("drop-range-half")) with { Troubled = [] },
    ];
}
