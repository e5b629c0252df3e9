using System.Collections.Immutable;

namespace MarsNetCheck.LabTests.Scenarios;

/// <summary>Healthy networks, and odd ones that work.</summary>
internal static class HealthyScenarios
{
    /// <summary>The scenarios in their order.</summary>
    public static ImmutableArray<LabScenario> All { get; } =
    [
        LabRow.Fine("healthy", "Everything can be reached", "nginx"),
        LabRow.Fine("healthy-ipv4-only", "The client has no IPv6, the names have IPv6 addresses", "iproute2") with { Faults = [new LabFault("ipv4-only")] },
        LabRow.Fine("healthy-ipv6-only", "The client has no IPv4 and a translator (DNS64, NAT64)", "unbound") with { Faults = [new LabFault("ipv6-only")] },
        LabRow.Fine("healthy-proxy-only", "Only the proxy may go out, not even DNS does", "nftables", "dns.unneeded") with { Faults = [new LabFault("proxy-only")], Arguments = ["--proxy", $"{Lab.ProxyAddress}:3128"] },
        LabRow.Fine("healthy-environment", "The environment names a proxy", "squid") with { Client = new ClientSetup { Variables = [$"https_proxy={Lab.ProxyName}:3128", $"http_proxy={Lab.ProxyName}:3128"] } },
        LabRow.Fine("healthy-pac", "The SYSTEM account has a PAC script", "squid") with { Machine = new WindowsMachine { Pac = "http://pac.lab.test/plain.pac" } },
    ];
}
