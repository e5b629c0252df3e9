using System.Collections.Immutable;
using MarsNetCheck.Catalog;
using MarsNetCheck.Diagnosis;
using MarsNetCheck.Simulation.Certificates;
using MarsNetCheck.Simulation.Faults;
using MarsNetCheck.Simulation.Peers;

namespace MarsNetCheck.Simulation.Scenarios;

/// <summary>What goes wrong with HTTP when TLS, if there is any, is as it should be.</summary>
internal static class HttpScenarios
{
    private static readonly FaultScope Storage = FaultScope.Of(EndpointGroup.Data);
    private static readonly FaultScope SignIn = FaultScope.Of(EndpointGroup.Auth);
    private static readonly FaultScope Backup = FaultScope.Of(EndpointGroup.Control);
    private static readonly Reply Garbage = Reply.Raw("\u0001\u0002 this is no HTTP \u0003\r\n\r\n");
    private static readonly FaultScope Probes = FaultScope.Of(EndpointGroup.Connectivity);
    private static readonly FaultScope Revocation = FaultScope.Of(EndpointGroup.Pki);

    /// <summary>The scenarios. Where an answer of TLS hosts is not the service's own, something must have opened TLS first.</summary>
    public static ImmutableArray<Scenario> All { get; } =
    [
        Row.Degraded("http-block-page", "FortiGuard's web filter answers for the revocation hosts", "http.block-page", Blame.Firewall,
            Always(Revocation, WebPage.FortiGuard)),
        Opened("http-block-page-fortiguard", "A FortiGate opens TLS and shows its block page for storage", "http.block-page",
            InspectionProduct.FortiGate, Storage, WebPage.FortiGuard),
        Opened("http-block-page-zscaler", "Zscaler opens TLS and shows its block page for the sign-in hosts", "http.block-page",
            InspectionProduct.Zscaler, SignIn, WebPage.Zscaler),
        Row.Blocked("captive-portal", "A guest network leads everything to its log-in page", "http.captive-portal", Blame.Firewall,
            Always(FaultScope.PlainHttp, WebPage.Portal),
            new TlsFault { Scope = FaultScope.Tls, Identity = static (stock, _, _) => stock.Inspected("guest-portal.contoso.test", InspectionProduct.Portal) }),
        Row.Degraded("captive-portal-page", "The connectivity probes get a page instead of their text", "http.captive-portal", Blame.Firewall,
            new HttpFault { Scope = Probes, Answer = static (_, genuine) => genuine with { Body = TermsOfUse } }),
        Row.Degraded("http-redirect", "Something leads requests for revocation lists to a foreign site", "http.redirect", Blame.Unknown,
            Always(Revocation, WebPage.Redirect("https://policy.example.net/notice"))),
        Opened("http-redirect-opened", "A company firewall opens TLS and leads requests for storage to a foreign site", "http.redirect",
            InspectionProduct.Company, Storage, WebPage.Redirect("https://policy.example.net/notice")),
        Row.Degraded("http-auth-required", "A transparent proxy demands credentials for plain HTTP", "http.auth-required", Blame.Proxy,
            Always(FaultScope.PlainHttp, WebPage.Unauthorized(407, "Negotiate", "NTLM"))),
        Row.Degraded("http-auth-required-401", "Something demands credentials with 401 for plain HTTP", "http.auth-required", Blame.Proxy,
            Always(FaultScope.PlainHttp, WebPage.Unauthorized(401, "Basic realm=\"Internet access\""))),
        Row.Degraded("http-server-error-500", "The sign-in service itself answers 500", "http.server-error", Blame.Microsoft,
            Status(SignIn, 500, "Internal Server Error")),
        Row.Degraded("http-server-error-503", "The sign-in service itself answers 503", "http.server-error", Blame.Microsoft,
            Status(SignIn, 503, "Service Unavailable")),
        Row.Degraded("http-status", "Something answers for the connectivity probes with a status that they never give", "http.status", Blame.Unknown,
            Always(Probes, Reply.Html(418, "I'm a teapot", "<html><body>No</body></html>"))),
        Opened("http-content", "A company firewall opens TLS and answers for the sign-in hosts with a page of its own", "http.content",
            InspectionProduct.Company, SignIn, Reply.Html(200, "OK", "<html><body><h1>Welcome</h1></body></html>")),
        Row.Blocked("http-timeout", "Requests to the sign-in hosts and storage get no answer", "http.timeout", Blame.Unknown,
            Always(SignIn, Reply.Nothing(ReplyEnding.Hang)), Always(Storage, Reply.Nothing(ReplyEnding.Hang))),
        Row.Blocked("http-reset", "Requests to the sign-in hosts and storage are reset", "http.reset", Blame.Unknown,
            Always(SignIn, Reply.Nothing(ReplyEnding.Reset)), Always(Storage, Reply.Nothing(ReplyEnding.Reset))),
        Row.Blocked("http-garbage", "Requests to the sign-in hosts and Azure Backup get something that is no HTTP", "http.protocol-error", Blame.Unknown,
            Always(SignIn, Garbage), Always(Backup, Garbage)),
    ];

    private static ReadOnlyMemory<byte> TermsOfUse { get; } = "<html><body>Please accept the terms of use</body></html>"u8.ToArray();

    private static Scenario Opened(string name, string title, string code, InspectionProduct product, FaultScope scope, Reply reply) =>
        Row.Blocked(
            name,
            title,
            code,
            Blame.Firewall,
            Always(scope, reply),
            new TlsFault { Scope = scope, Identity = (stock, _, serverName) => stock.Inspected(serverName, product) })
            with { Machine = new MachineSetup { Trusts = [product] } };

    private static HttpFault Always(FaultScope scope, Reply reply) => new() { Scope = scope, Answer = (_, _) => reply };

    private static HttpFault Status(FaultScope scope, int status, string reason) =>
        new() { Scope = scope, Answer = (_, genuine) => genuine with { Status = status, Reason = reason } };
}
