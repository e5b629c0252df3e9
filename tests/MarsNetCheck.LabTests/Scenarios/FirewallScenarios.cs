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
        LabRow.Blocked("icmp-port-queues", "The firewall says that the ports of the queues cannot be reached (ICMP 3/3)", "nftables", "tcp.prohibited", "firewall", new LabFault("icmp-port", Queues)) with { Troubled = QueueEndpoints, IsOneCause = true },
        LabRow.Blocked("icmp-net-prohibited-sign-in", "The firewall says that a sign-in host's network is prohibited (ICMP 3/9, ICMPv6 1/5)", "nftables", "tcp.prohibited", "firewall", new LabFault("icmp-net-prohibited", "login.windows.net")) with { Troubled = ["login-windows"] },
        LabRow.Degraded("icmp-host-prohibited-management", "The firewall says that one host is prohibited (ICMP 3/10)", "nftables", "tcp.prohibited", "firewall", new LabFault("icmp-host-prohibited", "management.azure.com")) with { Troubled = ["management-azure"] },
        LabRow.Blocked("icmp-net-backup", "The firewall says that there is no route to Azure Backup (ICMP 3/0)", "nftables", "tcp.unreachable", "firewall", new LabFault("icmp-net", Backup)) with { Troubled = BackupEndpoints, IsOneCause = true },
        OverIpv6("icmpv6-no-route", "there is no route (ICMPv6 1/0)", "icmp-net", "tcp.unreachable"),
        OverIpv6("icmpv6-admin", "it is prohibited (ICMPv6 1/1)", "icmp-admin", "tcp.prohibited"),
        OverIpv6("icmpv6-address", "the host cannot be reached (ICMPv6 1/3)", "icmp-host", "tcp.unreachable"),
        OverIpv6("icmpv6-port", "the port cannot be reached (ICMPv6 1/4)", "icmp-port", "tcp.prohibited"),
        OverIpv6("icmpv6-policy", "the source is not allowed (ICMPv6 1/5)", "icmp-net-prohibited", "tcp.prohibited"),
        OverIpv6("icmpv6-reject", "the route is rejected (ICMPv6 1/6)", "icmp-host-prohibited", "tcp.prohibited"),
        LabRow.Blocked("drop-sign-in", "The firewall is silent about one host", "nftables", "tcp.timeout", "firewall", new LabFault("drop", SignIn)) with { Troubled = ["login-microsoftonline"], IsOneCause = true },
        LabRow.Degraded("rst-device", "The firewall answers one host with a reset", "nftables", "tcp.refused", "firewall", new LabFault("rst", "device.login.microsoftonline.com")) with { Troubled = ["login-device"], IsOneCause = true },
        LabRow.Blocked("ranges-dropped", "The firewall is silent about both sign-in ranges", "nftables", "tcp.timeout", "firewall", new LabFault("ipv4-only"), new LabFault("drop", "20.190.128.0/18", "40.126.0.0/18")) with { Troubled = SignInEndpoints, IsOneCause = true },
        LabRow.Degraded("range-dropped", "The firewall is silent about one of two sign-in ranges", "nftables", "range.blocked", "firewall", new LabFault("drop", "40.126.0.0/18")) with { Remarks = ["tcp.timeout"], Troubled = [], IsOneCause = true },
        LabRow.Degraded("range-reset", "The firewall answers one of two sign-in ranges with resets", "nftables", "range.blocked", "firewall", new LabFault("rst", "20.190.128.0/18")) with { Remarks = ["tcp.refused"], Troubled = [], IsOneCause = true },
        LabRow.Blocked("ping-only", "The firewall lets nothing through but ping", "nftables", "dns.timeout", "dns", new LabFault("drop-all")) with { Remarks = ["range.unproven"] },
        LabRow.Blocked("own-filter", "The client's own firewall rejects web traffic", "nftables", "tcp.prohibited", "local", new LabFault("own-filter")),
        LabRow.Blocked("own-filter-silent", "The client's own firewall drops web traffic, which looks like any silence", "nftables", "tcp.timeout", "firewall", new LabFault("own-filter-drop")),
        LabRow.Blocked("rst-greeting", "The firewall lets connections to storage open and resets them at the greeting, whatever it names", "nftables", "tls.reset", "firewall", new LabFault("rst-greeting", Storage)) with { Troubled = StorageEndpoints, IsOneCause = true },
        LabRow.Blocked("drop-greeting", "The firewall lets connections to storage open and is silent from the greeting on", "nftables", "tls.timeout", "firewall", new LabFault("drop-greeting", Storage)) with { Troubled = StorageEndpoints, IsOneCause = true },
        LabRow.Blocked("synproxy", "The firewall opens every connection itself and passes nothing on", "nftables", "tls.timeout", "firewall", new LabFault("synproxy")).And("http.timeout", "firewall") with { Remarks = ["range.answered-by-firewall"] },
        LabRow.Degraded("range-half-dropped", "The firewall knows only the lower half of each sign-in range", "nftables", "range.partial", "firewall", new LabFault("drop-range-half")) with { Troubled = [] },
    ];

    /// <summary>A client without IPv4, and a firewall that rejects one sign-in host so.</summary>
    private static LabScenario OverIpv6(string name, string says, string fault, string code) =>
        LabRow.Blocked(name, $"Over IPv6 the firewall says of a sign-in host that {says}", "nftables", code, "firewall", new LabFault("ipv6-only"), new LabFault(fault, SignIn)) with { Troubled = ["login-microsoftonline"] };
}
