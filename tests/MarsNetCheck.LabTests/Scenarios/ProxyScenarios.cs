using System.Collections.Immutable;
using static MarsNetCheck.LabTests.Scenarios.LabHosts;

namespace MarsNetCheck.LabTests.Scenarios;

/// <summary>What proxies do.</summary>
internal static class ProxyScenarios
{
    /// <summary>The scenarios in their order.</summary>
    public static ImmutableArray<LabScenario> All { get; } =
    [
        Through(3129, LabRow.Blocked("proxy-basic", "The proxy demands a name and a password", "squid", "proxy.auth-required", "proxy")) with { IsOneCause = true },
        Through(3131, LabRow.Blocked("proxy-ntlm", "The proxy demands NTLM", "squid", "proxy.auth-required", "proxy")) with { IsOneCause = true },
        Through(3132, LabRow.Blocked("proxy-negotiate", "The proxy demands a ticket", "squid", "proxy.auth-required", "proxy")) with { IsOneCause = true },
        Through(3134, LabRow.Blocked("proxy-denies-storage", "The proxy denies storage", "squid", "proxy.denied", "proxy")) with { Troubled = StorageEndpoints, IsOneCause = true },
        Through(3133, LabRow.Blocked("proxy-inspects", "The proxy opens TLS, and the client does not trust it", "squid", "tls.intercepted", "proxy")),
        Through(3133, LabRow.Degraded("proxy-inspects-trusted", "The proxy opens TLS, and the client trusts it", "squid", "tls.intercepted", "proxy")) with { Client = new ClientSetup { Trust = "corporate" } },
        Through(3128, LabRow.Blocked("proxy-refused-by-firewall", "The firewall answers the proxy's way to storage with a reset", "nftables", "proxy.upstream-failed", "proxy", new LabFault("rst", Storage) { From = "proxy" })) with { Troubled = StorageEndpoints },
        Through(3128, LabRow.Blocked("proxy-dropped-by-firewall", "The firewall is silent about the proxy's way to storage", "nftables", "proxy.timeout", "proxy", new LabFault("drop", Storage) { From = "proxy" })) with { Troubled = StorageEndpoints },
        Through(3128, LabRow.Blocked("proxy-unresolved", "The firewall is silent about DNS, and the proxy has a name", "nftables", "proxy.unresolved", "dns", new LabFault("dns-drop"))) with { IsOneCause = true },
        Through(3999, LabRow.Blocked("proxy-wrong-port", "Nothing listens at the proxy's port", "squid", "proxy.unreachable", "proxy")) with { IsOneCause = true },
    ];

    private static LabScenario Through(int port, LabScenario scenario) =>
        scenario with { Arguments = [.. scenario.Arguments, "--proxy", $"{Lab.ProxyName}:{port}"] };
}
