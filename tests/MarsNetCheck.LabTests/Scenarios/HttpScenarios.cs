using System.Collections.Immutable;
using static MarsNetCheck.LabTests.Scenarios.LabHosts;

namespace MarsNetCheck.LabTests.Scenarios;

/// <summary>What stands in the path and answers HTTP.</summary>
internal static class HttpScenarios
{
    private const string Lists = "*.digicert.com";

    private static readonly ImmutableArray<string> _lists = ["cacerts-digicert", "crl3-digicert", "crl4-digicert", "ocsp-digicert"];

    /// <summary>The scenarios in their order.</summary>
    public static ImmutableArray<LabScenario> All { get; } =
    [
        .. Portals,
        .. BlockPages,
        .. Answers,
        .. Torn,
        .. FalseFriends,
    ];

    private static IEnumerable<LabScenario> Portals =>
    [
        Portal("portal-redirect", "A captive portal redirects plain HTTP and resets HTTPS", new LabFault("portal-redirect"), new LabFault("portal-reset")),
        Portal("portal-511", "A captive portal answers plain HTTP with 511 and resets HTTPS", new LabFault("portal-511"), new LabFault("portal-reset")),
        Portal("portal-page", "A captive portal answers everything with its page, over TLS with its one certificate", new LabFault("portal-page")),
    ];

    private static IEnumerable<LabScenario> BlockPages =>
    [
        Page("block-fortiguard-storage", "A FortiGate that opens TLS shows its block page for storage", "block-fortiguard"),
        OfStorage("block-fortiguard-untrusted", "A FortiGate that opens TLS, and that the client does not trust, shows its block page for storage", "nginx", "http.block-page", "firewall", "block-fortiguard"),
        Page("block-zscaler-storage", "Zscaler opens TLS and redirects storage to its block page", "block-zscaler"),
        Page("block-paloalto-storage", "A Palo Alto firewall that opens TLS shows its block page for storage", "block-paloalto"),
        Page("block-umbrella-storage", "Cisco Umbrella opens TLS and shows its block page for storage", "block-umbrella"),
        Page("block-squid-storage", "A transparent squid opens TLS and denies storage with its own page", "block-squid") with { MadeBy = "squid" },
        OfLists("block-fortiguard-lists", "A FortiGate shows its block page for revocation lists over plain HTTP", "nginx", "http.block-page", "firewall", "block-fortiguard"),
        OfStorage("block-umbrella-dns", "The resolver sends storage to a block page of Cisco Umbrella", "unbound", "dns.sinkhole", "dns", "dns-umbrella") with { Faults = [new LabFault("dns-umbrella", Storage), new LabFault("block-umbrella", "146.112.61.104/29")] },
    ];

    private static IEnumerable<LabScenario> Answers =>
    [
        OfStorage("http-redirect-storage", "A device that opens TLS sends storage to a page of the company", "nginx", "http.redirect", "firewall", "http-redirect").Trusting(),
        OfStorage("http-407-storage", "A transparent proxy that opens TLS wants a login for storage", "nginx", "http.auth-required", "proxy", "http-407").Trusting(),
        OfLists("http-401-lists", "A transparent proxy wants a login for revocation lists", "nginx", "http.auth-required", "proxy", "http-401"),
        OfStorage("http-410-storage", "A device that opens TLS answers 410 for storage and does not say who it is", "nginx", "http.status", "firewall", "http-status").Trusting(),
        OfStorage("http-503-balancer-storage", "A load balancer that opens TLS has no server for storage behind it", "haproxy", "http.status", "firewall", "http-503-balancer").Trusting(),
        OfSignIn("http-content-sign-in", "A device that opens TLS answers for sign-in with another content", "http-content", "http.content", "firewall").Trusting(),
        OfSignIn("http-503-sign-in", "Sign-in itself answers 503", "http-503-service", "http.server-error", "microsoft") with { Verdict = "degraded" },
        OfSignIn("http-500-sign-in", "Sign-in itself answers 500", "http-500-service", "http.server-error", "microsoft") with { Verdict = "degraded" },
    ];

    private static IEnumerable<LabScenario> Torn =>
    [
        OfStorage("http-silent-storage", "A device that opens TLS takes the request to storage and does not answer", "haproxy", "http.timeout", "firewall", "http-silent").Trusting(),
        OfStorage("http-reset-storage", "A device that opens TLS resets the connection to storage after the request", "nginx", "http.reset", "firewall", "http-reset").Trusting(),
        OfLists("http-reset-lists", "The firewall resets plain HTTP that names the hosts of revocation lists", "iptables", "http.reset", "firewall", "http-reset-plain"),
        OfStorage("http-garbage-storage", "A device that opens TLS answers for storage as a mail server does", "nginx", "http.protocol-error", "firewall", "http-garbage").Trusting(),
    ];

    // Pages with the words of a block page that are none.
    private static IEnumerable<LabScenario> FalseFriends =>
    [
        LabRow.Fine("friend-sign-in", "The genuine sign-in answers with a page that speaks of blocking", "nginx") with { Faults = [new LabFault("friend-sign-in", SignIn)] },
        LabRow.Fine("friend-captcha", "A content network asks for a CAPTCHA behind a genuine certificate", "nginx") with { Faults = [new LabFault("friend-captcha", SignIn)] },
        LabRow.Fine("friend-503-storage", "One storage host itself answers 503, the others work", "nginx", "http.server-error") with { Faults = [new LabFault("http-503-service", "ceuswatcab01.blob.core.windows.net")] },
        LabRow.Degraded("friend-cdn-lists", "A content network answers 403 for revocation lists with its own error page", "nginx", "http.status", "unknown", new LabFault("friend-cdn", Lists)) with { IsOneCause = true },
    ];

    private static LabScenario Portal(string name, string title, params ImmutableArray<LabFault> faults) =>
        LabRow.Blocked(name, title, "nginx", "http.captive-portal", "firewall", faults) with { IsOneCause = true };

    private static LabScenario Page(string name, string title, string fault) =>
        OfStorage(name, title, "nginx", "http.block-page", "firewall", fault).Trusting();

    private static LabScenario OfStorage(string name, string title, string madeBy, string code, string party, string fault) =>
        LabRow.Blocked(name, title, madeBy, code, party, new LabFault(fault, Storage)) with { Troubled = StorageEndpoints, IsOneCause = true };

    private static LabScenario OfSignIn(string name, string title, string fault, string code, string party) =>
        LabRow.Blocked(name, title, "nginx", code, party, new LabFault(fault, SignIn)) with { Troubled = ["login-microsoftonline"], IsOneCause = true };

    private static LabScenario OfLists(string name, string title, string madeBy, string code, string party, string fault) =>
        LabRow.Degraded(name, title, madeBy, code, party, new LabFault(fault, Lists)) with { Troubled = _lists, IsOneCause = true };
}
