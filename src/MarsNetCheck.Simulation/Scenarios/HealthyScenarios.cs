using System.Collections.Immutable;
using MarsNetCheck.Catalog;
using MarsNetCheck.Routes;
using MarsNetCheck.Simulation.Certificates;
using MarsNetCheck.Simulation.Faults;
using MarsNetCheck.Simulation.Names;
using MarsNetCheck.Simulation.Peers;
using MarsNetCheck.Simulation.Sites;
using MarsNetCheck.Simulation.Tls;

namespace MarsNetCheck.Simulation.Scenarios;

/// <summary>Networks in which nothing is wrong, although some are odd. No finding is above info.</summary>
internal static class HealthyScenarios
{
    private const int BigBodyBytes = 600_000;

    /// <summary>The scenarios, <c>healthy</c> first.</summary>
    public static ImmutableArray<Scenario> All { get; } =
    [
        Row.Fine("healthy", "Everything can be reached directly", remark: null),
        Row.Fine("healthy-proxy", "Everything can be reached through an HTTP proxy", remark: null) with { Proxy = ProxyScheme.Http },
        Row.Fine("healthy-https-proxy", "Everything can be reached through a proxy that speaks TLS", remark: null) with { Proxy = ProxyScheme.Https },
        Row.Fine("healthy-proxy-no-local-dns", "The company's DNS knows only the proxy, and the proxy resolves the rest", "dns.unneeded",
            new DnsFault { Answer = static (_, _) => ZoneAnswer.NameError }) with { Proxy = ProxyScheme.Http },
        Row.Fine("healthy-private-link", "Backup and storage are reached by private endpoints", "dns.private-link",
            PrivateEndpoints.Fault(FaultScope.PrivateLink)),
        Row.Fine("healthy-private-link-vault", "Backup is reached by private endpoints, storage accounts of others by public addresses", "dns.private-link-partial",
            PrivateEndpoints.Fault(FaultScope.PrivateLink.And(FaultScope.Of(EndpointGroup.Control)))),
        Row.Fine("healthy-new-front-door", "The sign-in service has moved to addresses that its documented ranges do not have yet", "dns.outside-range",
            new DnsFault { Scope = FaultScope.Of(EndpointGroup.Auth), Answer = static (_, _) => ZoneAnswer.Of(Pretended.ForeignFrontDoor) }),
        Row.Fine("healthy-dead-resolver", "The first DNS server is dead, the second answers", "dns.resolver-down",
            new DnsFault { Server = Pretended.Resolver, UnknownNames = true })
            with { Machine = new MachineSetup { Resolvers = [Pretended.Resolver, Pretended.SecondResolver] } },
        Row.Fine("healthy-dns-tcp-only", "The DNS server answers by TCP only", "dns.timeout", new DnsFault { UdpOnly = true, UnknownNames = true }),
        Row.Fine("healthy-ipv4-only", "The machine has no IPv6 address, the services have", remark: null)
            with { Machine = new MachineSetup { Addresses = [Pretended.Machine] } },
        Row.Fine("healthy-transparent-proxy", "Plain HTTP passes a transparent proxy that leaves it as it is", "http.transparent-proxy",
            new HttpFault { Scope = FaultScope.PlainHttp, Answer = static (_, genuine) => genuine.With("Via", "1.1 cache01.contoso.test (squid/5.7)") }),
        Row.Fine("healthy-slow-drip", "Answers come in small pieces", remark: null,
            new HttpFault { Answer = static (_, genuine) => genuine with { PieceBytes = 64, Pause = TimeSpan.FromMilliseconds(15) } }),
        Row.Fine("healthy-big-body", "Services answer with far more than is read", remark: null,
            new HttpFault { Scope = FaultScope.Of(EndpointGroup.Download), Answer = static (_, genuine) => genuine with { Body = new byte[BigBodyBytes] } }),
        Row.Fine("healthy-closing-servers", "Servers close the connection after every answer", remark: null,
            new HttpFault { Answer = static (_, genuine) => genuine.With("Connection", "close") with { Ending = ReplyEnding.Close } }),
        Row.Fine("healthy-tls12", "Servers speak TLS 1.2 and nothing newer", remark: null, new TlsFault { Versions = TlsVersions.Tls12 }),
        Row.Fine("healthy-revocation-by-list", "The OCSP responder is out of order, and revocation lists tell the same", remark: null,
            new HttpFault
            {
                Scope = FaultScope.Of(EndpointGroup.Pki),
                Answer = static (request, genuine) => RevocationOffice.IsResponderAsked(request.Path) ? WebPage.NotFound : genuine,
            }),
        Row.Fine("healthy-no-date", "Answers have no Date header", remark: null,
            new HttpFault { Answer = static (_, genuine) => genuine.Without("Date") }),
        Row.Fine("healthy-small-drift", "The machine's clock is 20 seconds ahead", remark: null)
            with { Machine = new MachineSetup { ClockAhead = TimeSpan.FromSeconds(20) } },
        Row.Fine("healthy-far-away", "Every connection takes 150 ms to open", remark: null,
            new DialFault { Delay = TimeSpan.FromMilliseconds(150), Ranges = static (_, _) => true }),
        Row.Fine("healthy-sample-unknown", "A storage account that stands for others does not exist", "dns.nxdomain",
            new DnsFault { Scope = FaultScope.FirstOf(EndpointGroup.Data), Answer = static (_, _) => ZoneAnswer.NameError }),
        Row.Fine("healthy-sample-unwell", "A storage account that stands for others answers 503", "http.server-error",
            new HttpFault { Scope = FaultScope.FirstOf(EndpointGroup.Data), Answer = static (_, genuine) => genuine with { Status = 503, Reason = "Server Busy" } }),
    ];
}
