using System.Collections.Immutable;
using static MarsNetCheck.LabTests.Scenarios.LabHosts;

namespace MarsNetCheck.LabTests.Scenarios;

/// <summary>What resolvers and the client's own tables do to names.</summary>
internal static class NameScenarios
{
    private static readonly ImmutableArray<string> _signIn = ["login-device", "login-microsoftonline"];

    /// <summary>The scenarios in their order.</summary>
    public static ImmutableArray<LabScenario> All { get; } = [.. Unanswered(), .. Lies(), .. PrivateEndpoints(), .. Tables(), .. Fine()];

    private static IEnumerable<LabScenario> Unanswered() =>
    [
        LabRow.Blocked("dns-dropped", "The firewall is silent about DNS", "nftables", "dns.timeout", "dns", new LabFault("dns-drop")),
        LabRow.Blocked("dns-silent", "The resolver does not answer", "unbound", "dns.timeout", "dns", new LabFault("dns-silent")),
        LabRow.Blocked("dns-resolver-gone", "Nothing listens where the resolver was", "unbound", "dns.timeout", "dns", new LabFault("resolver-down")),
        LabRow.Blocked("dns-resolvers-dead", "Both resolvers that the client knows are dead", "iproute2", "dns.timeout", "dns", new LabFault("resolvers-dead")),
        LabRow.Blocked("dns-nxdomain", "The resolver denies every name", "unbound", "dns.nxdomain", "dns", new LabFault("dns-nxdomain")) with { Remarks = ["dns.nxdomain"] },
        LabRow.Blocked("dns-no-data", "The resolver knows the names and no addresses", "unbound", "dns.no-data", "dns", new LabFault("dns-no-data")) with { Remarks = ["dns.no-data"] },
        LabRow.Blocked("dns-servfail", "The resolver fails", "unbound", "dns.servfail", "dns", new LabFault("dns-servfail")),
        LabRow.Blocked("dns-refused", "The resolver refuses to answer", "unbound", "dns.refused", "dns", new LabFault("dns-refused")),
        LabRow.Blocked("dns-client-refused", "The resolver does not serve the client's network", "unbound", "dns.refused", "dns", new LabFault("dns-client-refused")),
        LabRow.Blocked("dns-silent-storage", "The resolver is silent about storage", "unbound", "dns.timeout", "dns", new LabFault("dns-silent", Storage)) with { Troubled = StorageEndpoints, IsOneCause = true },
        LabRow.Blocked("dns-servfail-storage", "The resolver fails for storage", "unbound", "dns.servfail", "dns", new LabFault("dns-servfail", Storage)) with { Troubled = StorageEndpoints, IsOneCause = true },
        LabRow.Blocked("dns-refused-storage", "The resolver refuses storage", "unbound", "dns.refused", "dns", new LabFault("dns-refused", Storage)) with { Troubled = StorageEndpoints, IsOneCause = true },
        LabRow.Blocked("dns-truncated", "The resolver answers over TCP only, and the firewall is silent about that", "unbound, nftables", "dns.timeout", "dns", new LabFault("dns-truncated"), new LabFault("dns-tcp-drop")),
        LabRow.Blocked("dns-filter-nxdomain", "A policy zone of the resolver denies the sign-in names", "unbound", "dns.nxdomain", "dns", new LabFault("dns-filter-nxdomain", SignIn)) with { Remarks = ["dns.nxdomain"], Troubled = _signIn },
        LabRow.Blocked("dns-filter-no-data", "A policy zone of the resolver gives the sign-in names no address", "unbound", "dns.no-data", "dns", new LabFault("dns-filter-no-data", SignIn)) with { Remarks = ["dns.no-data"], Troubled = _signIn },
        LabRow.Blocked("dns-filter-drop", "A policy zone of the resolver is silent about storage", "unbound", "dns.timeout", "dns", new LabFault("dns-filter-drop", Storage)) with { Troubled = StorageEndpoints, IsOneCause = true },
        LabRow.Blocked("dns-router-denies", "The router's DNS denies the sign-in names", "dnsmasq", "dns.nxdomain", "dns", new LabFault("dns-router-denies")) with { Remarks = ["dns.nxdomain"], Troubled = _signIn },
        LabRow.Blocked("dns-ipv4-questions-dropped", "The firewall is silent about questions for IPv4 addresses", "iptables", "dns.timeout", "dns", new LabFault("dns-a-drop")),
        LabRow.Degraded("dns-slow", "A long line leads to the DNS server", "a TUN line", "dns.slow", "dns", new LabFault("dns-slow")) with { Arguments = [], IsOneCause = true },
    ];

    private static IEnumerable<LabScenario> Lies() =>
    [
        LabRow.Blocked("dns-zero-sign-in", "The resolver answers 0.0.0.0 for the sign-in names", "unbound", "dns.sinkhole", "dns", new LabFault("dns-zero", SignIn)) with { Troubled = _signIn, IsOneCause = true },
        LabRow.Blocked("dns-loopback-storage", "The resolver answers 127.0.0.1 for storage", "unbound", "dns.sinkhole", "dns", new LabFault("dns-loopback", Storage)) with { Troubled = StorageEndpoints, IsOneCause = true },
        LabRow.Blocked("dns-fortiguard-sign-in", "The resolver leads the sign-in names to the block page of FortiGuard", "unbound, haproxy", "dns.sinkhole", "dns", new LabFault("dns-fortiguard", SignIn), new LabFault("foreign-host", "208.91.112.55")) with { Troubled = _signIn, IsOneCause = true },
        LabRow.Blocked("dns-rewritten", "The router's DNS leads names that it does not know to one address, and does not know the sign-in names", "dnsmasq, haproxy", "dns.sinkhole", "dns", new LabFault("dns-rewritten"), new LabFault("foreign-host", "203.0.113.66")),
        LabRow.Blocked("dns-intercepted", "The firewall hands every question to its own DNS, which lies", "nftables, dnsmasq", "dns.sinkhole", "dns", new LabFault("dns-intercepted"), new LabFault("foreign-host", "203.0.113.66")),
        LabRow.Blocked("dns-sign-in-astray", "Sign-in is said to be at somebody else's server", "unbound, haproxy", "dns.sinkhole", "dns", new LabFault("signin-astray", SignIn), new LabFault("foreign-host", "203.0.113.66")) with { Troubled = ["login-microsoftonline"], IsOneCause = true },
        LabRow.Blocked("dns-private-sign-in", "The resolver answers a private address for the sign-in names", "unbound", "dns.private-address", "dns", new LabFault("dns-private", SignIn)) with { Troubled = _signIn, IsOneCause = true },
    ];

    private static IEnumerable<LabScenario> PrivateEndpoints() =>
    [
        LabRow.Blocked("private-link-unlinked", "Storage leads to private endpoints whose zone the network does not have", "unbound", "dns.private-link-partial", "dns", new LabFault("private-link-unlinked", Storage)) with { Troubled = StorageEndpoints, IsOneCause = true },
        LabRow.Blocked("private-link-unlinked-backup", "Azure Backup leads to private endpoints whose zone the network does not have", "unbound", "dns.private-link-partial", "dns", new LabFault("private-link-unlinked", Backup)) with { IsOneCause = true },
        LabRow.Degraded("private-link-mixed", "The zone of storage's private endpoints holds a public address, too", "unbound", "dns.private-link-partial", "dns", new LabFault("private-link-mixed", Storage)) with { Troubled = StorageEndpoints, IsOneCause = true },
    ];

    private static IEnumerable<LabScenario> Tables() =>
    [
        LabRow.Blocked("hosts-wrong", "The client's hosts file holds an address for sign-in at which nobody is", "libc", "dns.override", "local", new LabFault("hosts-wrong", SignIn)) with { Troubled = ["login-microsoftonline"], IsOneCause = true },
    ];

    private static IEnumerable<LabScenario> Fine() =>
    [
        LabRow.Fine("healthy-hosts-right", "The client's hosts file holds the right address for sign-in", "libc") with { Faults = [new LabFault("hosts-right", SignIn)] },
        LabRow.Fine("healthy-sign-in-moved", "Sign-in has moved to addresses that its documented ranges do not have", "unbound", "dns.outside-range") with { Faults = [new LabFault("signin-moved", SignIn)] },
        LabRow.Fine("healthy-dns-tcp-only", "The resolver answers over TCP only", "unbound") with { Faults = [new LabFault("dns-truncated")] },
        LabRow.Fine("healthy-resolver-ipv6", "The client knows its resolver by an IPv6 address only", "unbound") with { Faults = [new LabFault("resolver-ipv6")] },
        LabRow.Fine("healthy-ipv6-questions-dropped", "The firewall is silent about questions for IPv6 addresses", "iptables") with { Faults = [new LabFault("dns-aaaa-drop")] },
    ];
}
