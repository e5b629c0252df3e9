using System.Collections.Immutable;
using static MarsNetCheck.LabTests.Scenarios.LabHosts;

namespace MarsNetCheck.LabTests.Scenarios;

/// <summary>What proxies do.</summary>
internal static class ProxyScenarios
{
    private const int Another = 3140;
    private const int Tinyproxy = 8888;
    private const int Haproxy = 8080;
    private const int Mitmproxy = 8081;
    private const int Socks = 1080;
    private const string Tls = "https://proxy.lab.test";

    private static readonly string[] _accounts = ["ceuswatcab01.blob.core.windows.net", "weus2watcab01.blob.core.windows.net"];

    /// <summary>The scenarios in their order.</summary>
    public static ImmutableArray<LabScenario> All { get; } = [.. Logins(), .. Refusals(), .. Inspection(), .. Beyond(), .. Unreachable(), .. NoProxies(), .. Silence(), .. OverTls(), .. Fine()];

    private static IEnumerable<LabScenario> Logins() =>
    [
        Through(3129, LabRow.Blocked("proxy-basic", "The proxy demands a name and a password", "squid", "proxy.auth-required", "proxy")) with { IsOneCause = true },
        Through(3130, LabRow.Blocked("proxy-digest", "The proxy demands a name and a proof of the password", "squid", "proxy.auth-required", "proxy")) with { IsOneCause = true },
        Through(3131, LabRow.Blocked("proxy-ntlm", "The proxy demands NTLM", "squid", "proxy.auth-required", "proxy")) with { IsOneCause = true },
        Through(3132, LabRow.Blocked("proxy-negotiate", "The proxy demands a ticket", "squid", "proxy.auth-required", "proxy")) with { IsOneCause = true },
        Through(3135, LabRow.Blocked("proxy-several", "The proxy demands a login of any of four kinds", "squid", "proxy.auth-required", "proxy")) with { IsOneCause = true },
        Through(Tinyproxy, LabRow.Blocked("proxy-tinyproxy-login", "A tinyproxy demands a name and a password", "tinyproxy", "proxy.auth-required", "proxy", new LabFault("tinyproxy-login"))) with { IsOneCause = true },
        WithPassword("wrong", Through(3129, LabRow.Blocked("proxy-basic-wrong", "The proxy does not accept the password (Basic)", "squid", "proxy.auth-rejected", "configuration"))),
        WithPassword("wrong", Through(3130, LabRow.Blocked("proxy-digest-wrong", "The proxy does not accept the password (Digest)", "squid", "proxy.auth-rejected", "configuration"))),
        WithPassword("wrong", Through(3131, LabRow.Blocked("proxy-ntlm-wrong", "The proxy does not accept the password (NTLM)", "squid", "proxy.auth-rejected", "configuration"))),
    ];

    private static IEnumerable<LabScenario> Refusals() =>
    [
        Through(3134, LabRow.Blocked("proxy-denies-storage", "The proxy denies storage", "squid", "proxy.denied", "proxy")) with { Troubled = StorageEndpoints, IsOneCause = true },
        Through(Tinyproxy, LabRow.Blocked("proxy-tinyproxy-filter", "A tinyproxy filters storage", "tinyproxy", "proxy.denied", "proxy", new LabFault("tinyproxy-filter"))) with { Troubled = StorageEndpoints, IsOneCause = true },
        Through(Tinyproxy, LabRow.Blocked("proxy-tinyproxy-foreign", "A tinyproxy does not serve the client's network", "tinyproxy", "proxy.denied", "proxy", new LabFault("tinyproxy-foreign"))),
        Through(Tinyproxy, LabRow.Blocked("proxy-tinyproxy-ports", "A tinyproxy lets CONNECT through to another port only", "tinyproxy", "proxy.denied", "proxy", new LabFault("tinyproxy-ports"))) with { IsOneCause = true },
        Through(Another, LabRow.Blocked("proxy-redirects", "The proxy sends everybody to a page for logging in", "squid", "proxy.redirect", "proxy", new LabFault("squid-redirects"))) with { IsOneCause = true },
    ];

    private static IEnumerable<LabScenario> Inspection() =>
    [
        Through(3133, LabRow.Blocked("proxy-inspects", "The proxy opens TLS, and the client does not trust it", "squid", "tls.intercepted", "proxy")),
        Through(3133, LabRow.Degraded("proxy-inspects-trusted", "The proxy opens TLS, and the client trusts it", "squid", "tls.intercepted", "proxy")) with { Client = new ClientSetup { Trust = "corporate" } },
        Through(Mitmproxy, LabRow.Blocked("proxy-mitmproxy", "A mitmproxy opens TLS, and the client does not trust it", "mitmproxy", "tls.intercepted", "proxy", new LabFault("mitmproxy"))) with { IsOneCause = true },
        Through(Mitmproxy, LabRow.Degraded("proxy-mitmproxy-trusted", "A mitmproxy opens TLS, and the client trusts it", "mitmproxy", "tls.intercepted", "proxy", new LabFault("mitmproxy"))) with { Client = new ClientSetup { Trust = "corporate" }, IsOneCause = true },
    ];

    private static IEnumerable<LabScenario> Beyond() =>
    [
        Through(3128, LabRow.Blocked("proxy-refused-by-firewall", "The firewall answers the proxy's way to storage with a reset", "nftables", "proxy.upstream-failed", "proxy", new LabFault("rst", Storage) { From = "proxy" })) with { Troubled = StorageEndpoints, IsOneCause = true },
        Through(3128, LabRow.Blocked("proxy-dropped-by-firewall", "The firewall is silent about the proxy's way to storage", "nftables", "proxy.timeout", "proxy", new LabFault("drop", Storage) { From = "proxy" })) with { Troubled = StorageEndpoints, IsOneCause = true },
        Through(Another, LabRow.Blocked("proxy-impatient", "The same, and the proxy gives up soon", "squid, nftables", "proxy.upstream-timeout", "proxy", new LabFault("squid-impatient"), new LabFault("drop", Storage) { From = "proxy" }) with { Arguments = ["--timeout", "6"] }) with { Troubled = StorageEndpoints, IsOneCause = true },
        Through(Another, LabRow.Blocked("proxy-no-parent", "The proxy's parent is down", "squid", "proxy.upstream-failed", "proxy", new LabFault("squid-no-parent"))) with { IsOneCause = true },
        Through(Another, LabRow.Blocked("proxy-no-dns", "The proxy's own DNS servers are silent, and squid says what it says of a dead parent", "squid", "proxy.upstream-failed", "proxy", new LabFault("squid-no-dns"))) with { IsOneCause = true },
        Through(Haproxy, LabRow.Blocked("proxy-no-server", "A haproxy stands before proxies that are all down", "haproxy", "proxy.upstream-failed", "proxy", new LabFault("haproxy-no-server"))) with { IsOneCause = true },
        Through(Another, LabRow.Blocked("proxy-no-name", "The proxy's DNS denies the sign-in names", "unbound", "proxy.upstream-dns", "proxy", new LabFault("squid-cold"), new LabFault("dns-nxdomain", SignIn)))
            with { Troubled = ["login-device", "login-microsoftonline"], Remarks = ["dns.unneeded", "proxy.upstream-dns"] },
    ];

    private static IEnumerable<LabScenario> Unreachable() =>
    [
        Through(3128, LabRow.Blocked("proxy-unresolved", "The firewall is silent about DNS, and the proxy has a name", "nftables", "proxy.unresolved", "dns", new LabFault("dns-drop"))) with { IsOneCause = true },
        At("http://nobody.lab.test:3128", LabRow.Blocked("proxy-unknown", "The proxy's name does not exist", "unbound", "proxy.unresolved", "configuration")) with { IsOneCause = true },
        Through(3999, LabRow.Blocked("proxy-wrong-port", "Nothing listens at the proxy's port", "squid", "proxy.unreachable", "proxy")) with { IsOneCause = true },
        Through(3128, LabRow.Blocked("proxy-dropped", "The firewall is silent about the proxy itself", "nftables", "proxy.unreachable", "firewall", new LabFault("proxy-drop"))) with { IsOneCause = true },
        LabRow.Degraded("proxy-first-dead", "The first of two proxies of a PAC script is dead", "squid", "proxy.unreachable", "proxy") with { Machine = new WindowsMachine { Pac = "http://pac.lab.test/dead-first.pac" }, Arguments = [] },
        At($"socks5://proxy.lab.test:{Socks}", LabRow.Blocked("proxy-socks", "The proxy is one for SOCKS", "microsocks", "settings.unsupported-proxy", "configuration", new LabFault("socks"))) with { IsOneCause = true },
    ];

    private static IEnumerable<LabScenario> NoProxies() =>
    [
        Through(Haproxy, LabRow.Blocked("proxy-web-server", "A haproxy before a web server is set as proxy", "haproxy, nginx", "proxy.not-a-proxy", "configuration", new LabFault("haproxy-web"))) with { IsOneCause = true },
        Through(Another, LabRow.Blocked("proxy-ftp", "Something that speaks FTP is set as proxy", "squid", "proxy.protocol-error", "proxy", new LabFault("squid-ftp"))) with { IsOneCause = true },
        Through(Socks, LabRow.Blocked("proxy-socks-as-http", "A SOCKS proxy is set as HTTP proxy", "microsocks", "proxy.reset", "proxy", new LabFault("socks"))) with { IsOneCause = true },
        Through(Another, LabRow.Blocked("proxy-tls-as-http", "A proxy that speaks TLS is set as one that does not", "squid", "proxy.reset", "proxy", new LabFault("squid-tls"))),
    ];

    private static IEnumerable<LabScenario> Silence() =>
    [
        Through(Haproxy, LabRow.Blocked("proxy-closes", "A haproxy takes connections and has nowhere to pass them on to", "haproxy", "proxy.reset", "proxy", new LabFault("haproxy-closes"))),
        Through(3128, LabRow.Blocked("proxy-connect-reset", "The firewall resets what asks the proxy for a tunnel to storage", "iptables", "proxy.reset", "proxy", new LabFault("connect-rst", [.. _accounts]))) with { Troubled = StorageEndpoints, IsOneCause = true },
        Through(3128, LabRow.Blocked("proxy-connect-dropped", "The firewall drops what asks the proxy for a tunnel to storage", "iptables", "proxy.timeout", "proxy", new LabFault("connect-drop", [.. _accounts]))) with { Troubled = StorageEndpoints, IsOneCause = true },
    ];

    private static IEnumerable<LabScenario> OverTls() =>
    [
        At($"{Tls}:{Another}", LabRow.Blocked("proxy-tls-untrusted", "The proxy speaks TLS, and the client does not trust its certificate", "squid", "proxy.tls-failed", "proxy", new LabFault("squid-tls-untrusted"))) with { IsOneCause = true },
        At($"{Tls}:{Another}", LabRow.Blocked("proxy-tls-expired", "The proxy speaks TLS, and its certificate has expired", "squid", "proxy.tls-failed", "proxy", new LabFault("squid-tls-expired"))) with { IsOneCause = true },
        At($"{Tls}:{Another}", LabRow.Blocked("proxy-tls-denies", "The proxy speaks TLS and denies storage", "squid", "proxy.denied", "proxy", new LabFault("squid-tls-denies"))) with { Troubled = StorageEndpoints, IsOneCause = true },
        At($"{Tls}:3128", LabRow.Blocked("proxy-http-as-tls", "A proxy that does not speak TLS is set as one that does", "squid", "proxy.tls-failed", "proxy")) with { IsOneCause = true },
    ];

    private static IEnumerable<LabScenario> Fine() =>
    [
        WithPassword("Passw0rd", Through(3129, LabRow.Fine("healthy-proxy-basic", "The proxy takes the name and the password", "squid"))),
        At($"{Tls}:{Another}", LabRow.Fine("healthy-proxy-tls", "The proxy speaks TLS", "squid")) with { Faults = [new LabFault("squid-tls")] },
    ];

    private static LabScenario WithPassword(string password, LabScenario scenario) => scenario with
    {
        Arguments = [.. scenario.Arguments, "--proxy-user", "user"],
        Client = scenario.Client with { Variables = [.. scenario.Client.Variables, $"MARSNETCHECK_PROXY_PASSWORD={password}"] },
        IsOneCause = true,
    };

    private static LabScenario Through(int port, LabScenario scenario) => At($"{Lab.ProxyName}:{port}", scenario);

    private static LabScenario At(string proxy, LabScenario scenario) => scenario with { Arguments = [.. scenario.Arguments, "--proxy", proxy] };
}
