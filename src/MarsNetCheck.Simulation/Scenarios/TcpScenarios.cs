using System.Collections.Immutable;
using System.Net;
using System.Net.Sockets;
using MarsNetCheck.Catalog;
using MarsNetCheck.Diagnosis;
using MarsNetCheck.Facts;
using MarsNetCheck.Networks;
using MarsNetCheck.Routes;
using MarsNetCheck.Simulation.Faults;
using MarsNetCheck.Simulation.Peers;
using MarsNetCheck.Simulation.Sites;

namespace MarsNetCheck.Simulation.Scenarios;

/// <summary>What goes wrong when connections are opened, and when the documented ranges are sampled.</summary>
internal static class TcpScenarios
{
    private static readonly TimeSpan Second = TimeSpan.FromMilliseconds(1300);

    /// <summary>A SYN waits so long for its answer before it is sent again (RFC 6298 section 2).</summary>
    private static readonly TimeSpan Lost = TimeSpan.FromMilliseconds(1030);

    private const int Unreachable = 3;
    private const int UnreachableV6 = 1;

    /// <summary>The scenarios.</summary>
    public static ImmutableArray<Scenario> All { get; } =
    [
        Row.Blocked("tcp-dropped", "The firewall drops connections to storage without a word", "tcp.timeout", Blame.Firewall,
            new DialFault { Scope = FaultScope.Of(EndpointGroup.Data) }),
        Row.Blocked("tcp-dropped-all", "The firewall drops everything without a word", "tcp.timeout", Blame.Firewall,
            new DialFault { Ranges = static (_, _) => true }),
        Row.Blocked("tcp-dropped-proxy-unused", "The firewall drops everything but what comes from a proxy, which MARS is not set to", "tcp.timeout", Blame.Firewall,
            new DialFault { Ranges = static (_, _) => true }) with { EnvironmentProxy = ProxyScheme.Http },
        Row.Blocked("tcp-refused", "Connections to storage are refused", "tcp.refused", Blame.Firewall,
            Failing(EndpointGroup.Data, static _ => new DialException(SocketError.ConnectionRefused))),
        Row.Blocked("tcp-prohibited", "The firewall says that connections to Azure Backup are prohibited", "tcp.prohibited", Blame.Firewall,
            Failing(EndpointGroup.Control, static remote => new DialException(SocketError.HostUnreachable, Icmp(remote, code: 13, codeV6: 1)))),
        Row.Blocked("tcp-port-unreachable", "The firewall answers connections to storage with port unreachable", "tcp.prohibited", Blame.Firewall,
            Failing(EndpointGroup.Data, static remote => new DialException(SocketError.ConnectionRefused, Icmp(remote, code: 3, codeV6: 4)))),
        Row.Blocked("tcp-local-filter", "This machine's own firewall denies connections to the sign-in hosts", "tcp.prohibited", Blame.Local,
            Failing(EndpointGroup.Auth, static _ => new DialException(SocketError.AccessDenied))),
        Row.Blocked("tcp-host-unreachable", "A router says that the storage hosts cannot be reached", "tcp.unreachable", Blame.Firewall,
            Failing(EndpointGroup.Data, static remote => new DialException(SocketError.HostUnreachable, Icmp(remote, code: 1, codeV6: 3)))),
        Row.Blocked("tcp-no-route", "The machine has no route to Azure Backup", "tcp.unreachable", Blame.Local,
            Failing(EndpointGroup.Control, static _ => new DialException(SocketError.NetworkUnreachable))),
        Row.Degraded("tcp-ipv6-broken", "IPv4 works, IPv6 is dropped", "tcp.family", Blame.Firewall,
            new DialFault { Family = 6, Ranges = static (_, _) => true }),
        Row.Degraded("range-half-dropped", "The firewall allows only the lower half of each sign-in range", "range.partial", Blame.Firewall,
            // Each range has a half of its own that is to be opened.
            new DialFault { Scope = FaultScope.None, Ranges = AddressBlock.InUpperHalf }).Times("range.partial", 2),
        Row.Degraded("path-slow", "Every connection takes more than a second to open", "path.slow", Blame.Firewall,
            new DialFault { Delay = Second, Ranges = static (_, _) => true }) with { SlowestAnswer = Second },
        Row.Degraded("path-loss", "Some packets are lost on the way and sent again", "path.loss", Blame.Firewall,
            new DialFault { Scope = FaultScope.Of(EndpointGroup.Data), Ranges = static (_, address) => address.GetAddressBytes()[^1] % 2 == 0, Delay = Lost, Retransmissions = 1 })
            with { SlowestAnswer = Lost },
        Row.Blocked("path-mtu", "A tunnel on the way swallows large packets without a word", "path.mtu", Blame.Firewall,
            new TlsFault { Scope = FaultScope.Tls, Instead = Reply.Nothing(ReplyEnding.Hang), SparesSmallSegments = true }),
        Row.Blocked("range-answered-by-firewall", "A firewall accepts every connection by itself and passes nothing on", "tls.timeout", Blame.Firewall,
            new AcceptEverything(), new TlsFault { Scope = FaultScope.Tls, Instead = Reply.Nothing(ReplyEnding.Hang) }).And("range.answered-by-firewall"),
    ];

    private static DialFault Failing(EndpointGroup group, Func<IPEndPoint, DialException> error) =>
        new() { Scope = FaultScope.Of(group), Error = error };

    private static IcmpError Icmp(IPEndPoint remote, int code, int codeV6) => remote.AddressFamily == AddressFamily.InterNetworkV6
        ? new IcmpError { Type = UnreachableV6, Code = codeV6, Sender = Pretended.FirewallV6 }
        : new IcmpError { Type = Unreachable, Code = code, Sender = Pretended.Firewall };
}
