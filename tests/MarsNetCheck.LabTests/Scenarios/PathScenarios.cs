using System.Collections.Immutable;
using static MarsNetCheck.LabTests.Scenarios.LabHosts;

namespace MarsNetCheck.LabTests.Scenarios;

/// <summary>What the path does to packets: delay, loss, size, address families. And the client's clock, which everything else is measured by.</summary>
internal static class PathScenarios
{
    /// <summary>The scenarios in their order.</summary>
    public static ImmutableArray<LabScenario> All { get; } =
    [
        LabRow.Degraded("path-slow", "A round trip to the internet takes 1.2 seconds", "a TUN line", "path.slow", "firewall", new LabFault("slow-1200")) with { Troubled = [], Arguments = ["--timeout", "5"] },
        LabRow.Degraded("path-loss", "The first SYN of one connection in four is lost", "nftables", "path.loss", "firewall", new LabFault("loss-syn")) with { Troubled = [] },
        LabRow.Blocked("path-mtu", "Packets above 1280 bytes vanish, and nobody says so", "iproute2", "path.mtu", "firewall", new LabFault("black-hole")) with { IsOneCause = true, Arguments = [] },
        LabRow.Degraded("ipv6-dropped", "IPv6 is dropped, IPv4 works", "nftables", "tcp.family", "firewall", new LabFault("drop-ipv6")),
        LabRow.Degraded("ipv6-reset", "IPv6 is answered with resets, IPv4 works", "nftables", "tcp.family", "firewall", new LabFault("rst-ipv6")),
        LabRow.Degraded("ipv6-prohibited", "IPv6 is prohibited by ICMPv6, IPv4 works", "nftables", "tcp.family", "firewall", new LabFault("icmp-admin", "::/0")),
        LabRow.Degraded("ipv4-dropped", "IPv4 to sign-in is dropped, IPv6 works", "nftables", "tcp.family", "firewall", new LabFault("drop", "20.190.128.0/18", "40.126.0.0/18")) with { Troubled = SignInEndpoints, Remarks = ["range.unproven"] },
        LabRow.Degraded("clock-90-seconds", "The client's clock is 90 seconds fast", "libfaketime", "clock.skew", "local") with { Troubled = [], Client = Clock("+90s") },
        LabRow.Blocked("clock-10-minutes", "The client's clock is 10 minutes fast", "libfaketime", "clock.skew", "local") with { Troubled = [], Client = Clock("+600s") },
        LabRow.Blocked("clock-a-year", "The client's clock is a year fast, and certificates look expired", "libfaketime", "clock.skew", "local") with { IsOneCause = true, Client = Clock("+1y") },
    ];

    /// <summary>A client whose clock is wrong by so much.</summary>
    internal static ClientSetup Clock(string offset) =>
        new() { Variables = ["LD_PRELOAD=/usr/$LIB/faketime/libfaketimeMT.so.1", "FAKETIME_DONT_FAKE_MONOTONIC=1", $"FAKETIME={offset}"] };
}
