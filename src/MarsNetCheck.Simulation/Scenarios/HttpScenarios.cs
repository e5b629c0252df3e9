using System.Collections.Immutable;
using System.Text;
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

    /// <summary>The scenarios.</summary>
    public static ImmutableArray<Scenario> All { get; } =
    [
        Row.Blocked("http-block-page-fortiguard", "FortiGuard's web filter answers for storage", "http.block-page", Blame.Firewall,
            Always(Storage, WebPage.FortiGuard)),
        Row.Blocked("http-block-page-zscaler", "Zscaler's block page answers for the sign-in hosts", "http.block-page", Blame.Proxy,
            Always(SignIn, WebPage.Zscaler)),
        Row.Degraded("http-block-page-revocation", "FortiGuard's web filter answers for the revocation hosts", "http.block-page", Blame.Firewall,
            Always(FaultScope.Of(EndpointGroup.Pki), WebPage.FortiGuard)),
        Row.Blocked("captive-portal", "A guest network leads everything to its log-in page", "http.captive-portal", Blame.Local,
            Always(FaultScope.PlainHttp, WebPage.Portal),
            new TlsFault { Scope = FaultScope.Tls, Identity = static (stock, _, _) => stock.Inspected("guest-portal.contoso.test", InspectionProduct.Portal) }),
        Row.Blocked("http-redirect", "Something leads requests for storage to a foreign site", "http.redirect", Blame.Firewall,
            Always(Storage, WebPage.Redirect("https://policy.example.net/notice"))),
        Row.Blocked("http-auth-required-407", "A transparent proxy demands credentials for storage", "http.auth-required", Blame.Proxy,
            Always(Storage, WebPage.Unauthorized(407, "Negotiate", "NTLM"))),
        Row.Blocked("http-auth-required-401", "A transparent proxy demands credentials for the sign-in hosts", "http.auth-required", Blame.Proxy,
            Always(SignIn, WebPage.Unauthorized(401, "Basic realm=\"Internet access\""))),
        Row.Degraded("http-server-error-500", "The sign-in service itself answers 500", "http.server-error", Blame.Microsoft,
            Status(SignIn, 500, "Internal Server Error")),
        Row.Degraded("http-server-error-503", "The sign-in service itself answers 503", "http.server-error", Blame.Microsoft,
            Status(SignIn, 503, "Service Unavailable")),
        Row.Blocked("http-status", "Something answers for the sign-in hosts with a status that they never give", "http.status", Blame.Unknown,
            Always(SignIn, Reply.Html(418, "I'm a teapot", "<html><body>No</body></html>"))),
        Row.Blocked("http-content", "Something answers for the sign-in hosts with a page of its own", "http.content", Blame.Unknown,
            Always(SignIn, Reply.Html(200, "OK", "<html><body><h1>Welcome</h1></body></html>"))),
        Row.Blocked("http-timeout", "Requests to storage get no answer", "http.timeout", Blame.Firewall, Always(Storage, Reply.Nothing(ReplyEnding.Hang))),
        Row.Blocked("http-reset", "Requests to storage are reset", "http.reset", Blame.Firewall, Always(Storage, Reply.Nothing(ReplyEnding.Reset))),
        Row.Blocked("http-garbage", "Requests to Azure Backup get something that is no HTTP", "http.protocol-error", Blame.Firewall,
            Always(Backup, Reply.Raw("\u0001\u0002 this is no HTTP \u0003\r\n\r\n"))),
        Row.Degraded("http-wrong-probe-body", "The connectivity probe gets another text than it must", "http.captive-portal", Blame.Firewall,
            new HttpFault { Scope = FaultScope.Of(EndpointGroup.Connectivity), Answer = static (_, genuine) => genuine with { Body = Encoding.UTF8.GetBytes("<html><body>Please accept the terms of use</body></html>") } }),
    ];

    private static HttpFault Always(FaultScope scope, Reply reply) => new() { Scope = scope, Answer = (_, _) => reply };

    private static HttpFault Status(FaultScope scope, int status, string reason) =>
        new() { Scope = scope, Answer = (_, genuine) => genuine with { Status = status, Reason = reason } };
}
