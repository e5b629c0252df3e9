using System.Collections.Immutable;
using static MarsNetCheck.LabTests.Scenarios.LabHosts;

namespace MarsNetCheck.LabTests.Scenarios;

/// <summary>What resolvers and the client's own tables do to names.</summary>
internal static class NameScenarios
{
    /// <summary>The scenarios in their order.</summary>
    public static ImmutableArray<LabScenario> All { get; } =
    [
        LabRow.Blocked("dns-dropped", "The firewall is silent about DNS", "nftables", "dns.timeout", "dns", new LabFault("dns-drop")),
        LabRow.Blocked("dns-silent", "The resolver does not answer", "unbound", "dns.timeout", "dns", new LabFault("dns-silent")),
        LabRow.Blocked("dns-resolver-gone", "Nothing listens where the resolver was", "unbound", "dns.timeout", "dns", new LabFault("resolver-down")),
        LabRow.Blocked("dns-nxdomain", "The resolver denies every name", "unbound", "dns.nxdomain", "dns", new LabFault("dns-nxdomain")) with { Remarks = ["dns.nxdomain"] },
        LabRow.Blocked("dns-no-data", "The resolver knows the names and no addresses", "unbound", "dns.no-data", "dns", new LabFault("dns-no-data")) with { Remarks = ["dns.no-data"] },
        LabRow.Blocked("dns-servfail", "The resolver fails", "unbound", "dns.servfail", "dns", new LabFault("dns-servfail")),
        LabRow.Blocked("dns-refused", "The resolver refuses to answer", "unbound", "dns.refused", "dns", new LabFault("dns-refused")),
        LabRow.Blocked("dns-silent-storage", "The resolver is silent about storage", "unbound", "dns.timeout", "dns", new LabFault("dns-silent", Storage)) with { Troubled = StorageEndpoints },
        LabRow.Blocked("dns-servfail-storage", "The resolver fails for storage", "unbound", "dns.servfail", "dns", new LabFault("dns-servfail", Storage)) with { Troubled = StorageEndpoints },
        LabRow.Blocked("dns-refused-storage", "The resolver refuses storage", "unbound", "dns.refused", "dns", new LabFault("dns-refused", Storage)) with { Troubled = StorageEndpoints },
    ];
}
