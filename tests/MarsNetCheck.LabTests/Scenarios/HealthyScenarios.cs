using System.Collections.Immutable;
using static MarsNetCheck.LabTests.Scenarios.LabHosts;

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
        LabRow.Fine("healthy-revocation-by-list", "The OCSP responder has no response, and revocation lists tell the same", "nginx") with { Faults = [new LabFault("ocsp-gone")] },
        Odd("healthy-400-ms", "A round trip takes 400 ms", "a TUN line", new LabFault("slow-400")),
        Odd("healthy-slow-ipv6", "A round trip over IPv6 takes 600 ms, over IPv4 none", "a TUN line", new LabFault("slow-ipv6")),
        Odd("healthy-5-percent-loss", "One packet in twenty that the client sends is lost", "nftables", new LabFault("loss-5")),
        Odd("healthy-narrow", "The line carries 4 megabits a second", "tc", new LabFault("narrow")),
        Odd("healthy-small-packets", "The path carries packets of 1280 bytes at the most, and says so", "iproute2", new LabFault("small-packets")),
        Odd("healthy-masquerade", "The firewall gives everything its own address (NAT)", "nftables", new LabFault("masquerade")),
        Odd("healthy-no-ping", "The firewall drops everything but DNS and web traffic, ping too", "nftables", new LabFault("no-ping")),
        LabRow.Fine("healthy-private-endpoints", "Private endpoints serve Azure Backup and storage", "unbound", "dns.private-link") with { Faults = [new LabFault("private-endpoints", Backup, Storage, Queues, "*.blob.storage.azure.net")] },
        Odd("healthy-many-addresses", "Names have a dozen addresses, in another order at each question", "unbound", new LabFault("many-addresses", Storage, SignIn)),
        Odd("healthy-one-of-four-dead", "One of four addresses of storage is silent", "unbound, nftables", new LabFault("four-addresses", Storage), new LabFault("drop", "20.60.3.10", "20.60.6.20")) with { Remarks = ["tcp.timeout"], Arguments = ["--timeout", "3"] },
        LabRow.Fine("healthy-one-resolver-dead", "The first of two resolvers is silent", "iproute2", "dns.resolver-down") with { Faults = [new LabFault("one-resolver-dead")] },
        LabRow.Fine("healthy-dns-by-tcp", "DNS passes by TCP only", "nftables", "dns.timeout") with { Faults = [new LabFault("dns-udp-drop")] },
        Odd("healthy-tls-13-only", "All services speak TLS 1.3 only", "nginx", new LabFault("tls13-only")),
        Odd("healthy-tls-12-only", "All services speak TLS 1.2 only", "nginx", new LabFault("tls12-only")),
        Odd("healthy-long-chain", "All services send nine certificates, 13 kB", "nginx", new LabFault("long-chain")),
        LabRow.Fine("healthy-transparent-proxy", "A proxy that nobody was told of passes plain HTTP on", "squid", "http.transparent-proxy") with { Faults = [new LabFault("transparent-proxy")] },
        Odd("healthy-closing-proxy", "The proxy closes the connection after each request", "tinyproxy", new LabFault("tinyproxy")) with { Arguments = ["--proxy", $"{Lab.ProxyName}:8888"] },
        LabRow.Fine("healthy-proxy-far", "The internet behind the proxy is 400 ms away", "squid") with { Faults = [new LabFault("slow-400")], Arguments = ["--proxy", $"{Lab.ProxyName}:3128"] },
    ];

    private static LabScenario Odd(string name, string title, string madeBy, params ImmutableArray<LabFault> faults) => LabRow.Fine(name, title, madeBy) with { Faults = faults };
}
