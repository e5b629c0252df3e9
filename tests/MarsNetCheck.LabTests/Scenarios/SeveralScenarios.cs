using System.Collections.Immutable;
using static MarsNetCheck.LabTests.Scenarios.LabHosts;

namespace MarsNetCheck.LabTests.Scenarios;

/// <summary>Two faults at once, and one cause behind many endpoints.</summary>
internal static class SeveralScenarios
{
    /// <summary>The scenarios in their order.</summary>
    public static ImmutableArray<LabScenario> All { get; } =
    [
        Two("drop-and-rst", "Storage is dropped, and the sign-in host is reset", "nftables", "tcp.refused", "firewall", new LabFault("drop", Storage), new LabFault("rst", SignIn))
            with { Troubled = [.. StorageEndpoints, "login-microsoftonline"] },
        Two("drop-and-icmp", "Storage is dropped, and Azure Backup is prohibited", "nftables", "tcp.prohibited", "firewall", new LabFault("drop", Storage), new LabFault("icmp-admin", Backup))
            with { Troubled = [.. BackupEndpoints, .. StorageEndpoints], IsOneCause = true },
        Two("sinkhole-and-drop", "The resolver sends one sign-in host nowhere, and the firewall drops storage", "unbound, nftables", "dns.sinkhole", "dns", new LabFault("dns-zero", "login.windows.net"), new LabFault("drop", Storage))
            with { Troubled = [.. StorageEndpoints, "login-windows"] },
        Two("servfail-and-drop", "The resolver fails for the queues, and the firewall drops storage", "unbound, nftables", "dns.servfail", "dns", new LabFault("dns-servfail", Queues), new LabFault("drop", Storage))
            with { Troubled = [.. StorageEndpoints, .. QueueEndpoints] },
        Two("clock-and-drop", "The client's clock is 10 minutes fast, and the firewall drops storage", "libfaketime, nftables", "clock.skew", "local", new LabFault("drop", Storage))
            with { Troubled = StorageEndpoints, Client = PathScenarios.Clock("+600s") },
        Two("ipv6-and-drop", "IPv6 is answered with resets, and the firewall drops storage", "nftables", "tcp.family", "firewall", new LabFault("rst-ipv6"), new LabFault("drop", Storage)),
        Two("name-and-drop", "TLS that names the queues is reset, and the firewall drops storage", "iptables, nftables", "tls.reset", "firewall", new LabFault("sni-rst", Queues), new LabFault("drop", Storage))
            with { Troubled = [.. StorageEndpoints, .. QueueEndpoints], IsOneCause = true },
        One("tcp.timeout", new LabFault("drop", Backup, Storage, Queues, SignIn)) with { Name = "one-rule-drops-many", Title = "One rule drops fourteen endpoints" },
        One("tcp.refused", new LabFault("rst", Backup, Storage, Queues, SignIn)) with { Name = "one-rule-resets-many", Title = "One rule resets fourteen endpoints" },
        One("tcp.prohibited", new LabFault("icmp-net-prohibited", Backup, Storage, Queues, SignIn)) with { Name = "one-rule-prohibits-many", Title = "One rule prohibits fourteen endpoints" },
    ];

    /// <summary>Storage dropped, which is tcp.timeout, and another fault.</summary>
    private static LabScenario Two(string name, string title, string madeBy, string code, string party, params ImmutableArray<LabFault> faults) =>
        LabRow.Blocked(name, title, madeBy, code, party, faults).And("tcp.timeout", "firewall");

    private static LabScenario One(string code, LabFault fault) =>
        LabRow.Blocked("", "", "nftables", code, "firewall", fault) with { Troubled = [.. BackupEndpoints, .. StorageEndpoints, "login-microsoftonline", .. QueueEndpoints], IsOneCause = true };
}
