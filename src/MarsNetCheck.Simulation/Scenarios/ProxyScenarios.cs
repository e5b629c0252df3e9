using System.Collections.Immutable;
using System.Net.Sockets;
using MarsNetCheck.Diagnosis;
using MarsNetCheck.Networks;
using MarsNetCheck.Routes;
using MarsNetCheck.Simulation.Faults;
using MarsNetCheck.Simulation.Names;
using MarsNetCheck.Simulation.Peers;

namespace MarsNetCheck.Simulation.Scenarios;

/// <summary>What goes wrong with a proxy that the machine is set to.</summary>
internal static class ProxyScenarios
{
    private const int ConnectionRefused = 111;
    private const int TimedOut = 110;

    /// <summary>The scenarios.</summary>
    public static ImmutableArray<Scenario> All { get; } =
    [
        .. Http(
            Row.Blocked("proxy-unresolved", "The proxy's name does not exist", "proxy.unresolved", Blame.Configuration,
                new DnsFault { Scope = FaultScope.Proxy, Answer = static (_, _) => ZoneAnswer.NameError }),
            Row.Blocked("proxy-refused", "Nothing listens at the proxy's port", "proxy.unreachable", Blame.Proxy,
                new DialFault { Scope = FaultScope.Proxy, Error = static _ => new DialException(SocketError.ConnectionRefused) }),
            Row.Blocked("proxy-dropped", "The way to the proxy is silent", "proxy.unreachable", Blame.Firewall, new DialFault { Scope = FaultScope.Proxy }),
            Answering("proxy-auth-basic", "The proxy demands a name and a password", "proxy.auth-required", AuthRequired("Basic realm=\"Web-Proxy\"")),
            Answering("proxy-auth-negotiate", "The proxy demands a Windows log-in", "proxy.auth-required", AuthRequired("Negotiate", "NTLM")),
            Answering("proxy-denied", "The proxy refuses every destination", "proxy.denied", SquidReply.Error(403, "Forbidden", "ERR_ACCESS_DENIED 0")),
            Answering("proxy-denied-storage", "The proxy refuses storage", "proxy.denied",
                FaultScope.Of(Catalog.EndpointGroup.Data), SquidReply.Error(403, "Forbidden", "ERR_ACCESS_DENIED 0")),
            Answering("proxy-upstream-dns", "The proxy cannot resolve any name", "proxy.upstream-dns", SquidReply.DnsFail),
            Answering("proxy-upstream-timeout", "The proxy gets no answer from any destination", "proxy.upstream-timeout",
                SquidReply.Error(504, "Gateway Timeout", $"ERR_CONNECT_FAIL {TimedOut}")),
            Answering("proxy-upstream-failed", "The proxy cannot connect to any destination", "proxy.upstream-failed",
                SquidReply.Error(503, "Service Unavailable", $"ERR_CONNECT_FAIL {ConnectionRefused}")),
            Answering("proxy-upstream-no-parent", "The proxy has no way out: its parent is down", "proxy.upstream-failed",
                SquidReply.Error(500, "Internal Server Error", "ERR_CANNOT_FORWARD 0")),
            Answering("proxy-redirect", "The proxy answers with a redirect to a log-in page", "proxy.redirect",
                WebPage.Redirect("https://login.contoso.test/proxy?return=")),
            Answering("proxy-network-auth", "The proxy answers that the network demands a log-in first", "proxy.redirect",
                Reply.Html(511, "Network Authentication Required", "<html><body><a href=\"http://guest-portal.contoso.test/login\">Log in</a></body></html>")),
            Row.Blocked("proxy-ssh", "An SSH server listens where the proxy should be", "proxy.protocol-error", Blame.Proxy,
                new ProxyFault { Greeting = Reply.Raw("SSH-2.0-OpenSSH_9.2p1 Debian-2+deb12u3\r\n") }),
            Configured("proxy-web-server-400", "A web server that answers 400 is set as proxy", WebPage.BadRequest with { Ending = ReplyEnding.Close }),
            Configured("proxy-web-server-404", "A web server that answers 404 is set as proxy", WebPage.NotFound),
            Configured("proxy-web-server-405", "A web server that does not know CONNECT is set as proxy",
                Reply.Html(405, "Method Not Allowed", "<html><body>Not allowed</body></html>", ("Allow", "GET, HEAD, OPTIONS"), ("Server", "Microsoft-IIS/10.0"))),
            Answering("proxy-garbage", "The proxy answers with something that is no HTTP", "proxy.protocol-error", Reply.Raw("\u0000\u0001\u0002 0xDEADBEEF \u0003\r\n\r\n")),
            Answering("proxy-timeout", "The proxy takes requests and does not answer", "proxy.timeout", Reply.Nothing(ReplyEnding.Hang)),
            Answering("proxy-reset", "The proxy resets every request", "proxy.reset", Reply.Nothing(ReplyEnding.Reset))),
        Row.Blocked("proxy-tls-untrusted", "The proxy that speaks TLS shows a certificate that the machine does not trust", "proxy.tls-failed", Blame.Proxy,
            new ProxyFault { Scope = FaultScope.None, Identity = static (stock, host) => stock.SelfSigned(host) }) with { Proxy = ProxyScheme.Https },
        Row.Blocked("proxy-tls-not-tls", "The proxy is set as one that speaks TLS, and does not", "proxy.tls-failed", Blame.Proxy,
            new ProxyFault { Greeting = WebPage.BadRequest with { Ending = ReplyEnding.Close } }) with { Proxy = ProxyScheme.Https },
    ];

    private static IEnumerable<Scenario> Http(params ImmutableArray<Scenario> scenarios) => scenarios.Select(s => s with { Proxy = ProxyScheme.Http });

    private static Reply AuthRequired(params string[] schemes) => SquidReply.Error(
        407, "Proxy Authentication Required", "ERR_CACHE_ACCESS_DENIED 0", [.. schemes.Select(s => ("Proxy-Authenticate", s))]);

    private static Scenario Answering(string name, string title, string code, Reply reply) => Answering(name, title, code, FaultScope.All, reply);

    private static Scenario Answering(string name, string title, string code, FaultScope scope, Reply reply) =>
        Row.Blocked(name, title, code, Blame.Proxy, new ProxyFault { Scope = scope, Answer = _ => reply });

    private static Scenario Configured(string name, string title, Reply reply) =>
        Row.Blocked(name, title, "proxy.not-a-proxy", Blame.Configuration, new ProxyFault { Answer = _ => reply });
}
