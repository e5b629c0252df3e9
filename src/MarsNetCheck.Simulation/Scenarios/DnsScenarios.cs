using System.Collections.Immutable;
using System.Net;
using MarsNetCheck.Catalog;
using MarsNetCheck.Diagnosis;
using MarsNetCheck.Facts;
using MarsNetCheck.Simulation.Faults;
using MarsNetCheck.Simulation.Names;
using MarsNetCheck.Simulation.Sites;

namespace MarsNetCheck.Simulation.Scenarios;

/// <summary>What goes wrong when names are looked up.</summary>
internal static class DnsScenarios
{
    private static readonly TimeSpan Second = TimeSpan.FromMilliseconds(1150);
    private static readonly IPAddress StalePrivateAddress = IPAddress.Parse("10.20.30.40");
    private static readonly IPAddress StalePublicAddress = IPAddress.Parse("40.90.4.1");

    /// <summary>The scenarios.</summary>
    public static ImmutableArray<Scenario> All { get; } =
    [
        Row.Blocked("dns-nxdomain", "DNS says that the sign-in names do not exist", "dns.nxdomain", Blame.Dns,
            Always(FaultScope.Of(EndpointGroup.Auth), ZoneAnswer.NameError)),
        Row.Blocked("dns-disagree", "One of two DNS servers says that the sign-in names do not exist", "dns.nxdomain", Blame.Dns,
            Always(FaultScope.Of(EndpointGroup.Auth), ZoneAnswer.NameError) with { Server = Pretended.Resolver })
            with { Machine = new MachineSetup { Resolvers = [Pretended.Resolver, Pretended.SecondResolver] } },
        Row.Unclear("dns-nxdomain-storage", "DNS knows none of the storage accounts that stand for others", "dns.nxdomain", Blame.Dns,
            Always(FaultScope.Of(EndpointGroup.Data), ZoneAnswer.NameError)),
        Row.Blocked("dns-no-data", "DNS has no addresses for the sign-in names", "dns.no-data", Blame.Dns,
            Always(FaultScope.Of(EndpointGroup.Auth), ZoneAnswer.NoData)),
        Row.Blocked("dns-servfail", "The DNS server answers SERVFAIL to everything", "dns.servfail", Blame.Dns,
            Always(FaultScope.All, ZoneAnswer.ServerFailure, unknownNames: true)),
        Row.Blocked("dns-servfail-signin", "The DNS server answers SERVFAIL for the sign-in names", "dns.servfail", Blame.Dns,
            Always(FaultScope.Of(EndpointGroup.Auth), ZoneAnswer.ServerFailure)),
        Row.Blocked("dns-refused", "The DNS server refuses to answer this machine", "dns.refused", Blame.Dns,
            Always(FaultScope.All, ZoneAnswer.Refused, unknownNames: true)),
        Row.Blocked("dns-timeout", "The DNS server does not answer", "dns.timeout", Blame.Dns, new DnsFault { UnknownNames = true }),
        Row.Blocked("dns-no-resolver", "The machine has no DNS server", "dns.no-resolver", Blame.Local)
            with { Machine = new MachineSetup { Resolvers = [] } },
        Row.Degraded("dns-slow", "The DNS server takes more than a second for an answer", "dns.slow", Blame.Dns,
            new DnsFault { Answer = static (_, genuine) => genuine, Delay = Second, UnknownNames = true })
            with { SlowestAnswer = Second },
        Row.Blocked("dns-sinkhole-zero", "A DNS filter answers 0.0.0.0 for the sign-in names", "dns.sinkhole", Blame.Dns,
            Always(FaultScope.Of(EndpointGroup.Auth), ZoneAnswer.Of(IPAddress.Any, IPAddress.IPv6Any))),
        Row.Blocked("dns-sinkhole-loopback", "A DNS filter answers 127.0.0.1 for the storage names", "dns.sinkhole", Blame.Dns,
            Always(FaultScope.Of(EndpointGroup.Data), ZoneAnswer.Of(IPAddress.Loopback))),
        Row.Blocked("dns-sinkhole-umbrella", "Cisco Umbrella leads the storage names to its block page", "dns.sinkhole", Blame.Dns,
            Always(FaultScope.Of(EndpointGroup.Data), ZoneAnswer.Of(Pretended.UmbrellaBlockPage))),
        Row.Blocked("dns-sinkhole-fortiguard", "FortiGuard's DNS filter leads the sign-in names to its block page", "dns.sinkhole", Blame.Dns,
            Always(FaultScope.Of(EndpointGroup.Auth), ZoneAnswer.Of(Pretended.FortiGuardBlockPage))),
        Row.Blocked("dns-rewritten", "The provider's DNS leads names that it does not know, and the sign-in names, to its search page", "dns.sinkhole", Blame.Dns,
            Always(FaultScope.Of(EndpointGroup.Auth), ZoneAnswer.Of(Pretended.SearchPage), unknownNames: true)),
        Row.Blocked("dns-filter-says-blocked", "A DNS filter denies the sign-in names and says that it blocks them", "dns.nxdomain", Blame.Dns,
            Always(FaultScope.Of(EndpointGroup.Auth), ZoneAnswer.NameError with { Says = new ExtendedDnsError { Code = 15, Text = "Blocked by policy 7" } })),
        Row.Blocked("dns-filter-says-blocked-storage", "A DNS filter denies the storage names and says that it filters them", "dns.nxdomain", Blame.Dns,
            Always(FaultScope.Of(EndpointGroup.Data), ZoneAnswer.NameError with { Says = new ExtendedDnsError { Code = 17 } })),
        Row.Blocked("dns-private-address", "DNS answers the sign-in names with a private address", "dns.private-address", Blame.Dns,
            Always(FaultScope.Of(EndpointGroup.Auth), ZoneAnswer.Of(StalePrivateAddress))),
        Row.Blocked("dns-private-link-unlinked", "The names lead to private endpoints whose zone this network does not have", "dns.private-link-partial", Blame.Dns,
            PrivateEndpoints.Unlinked(FaultScope.PrivateLink)),
        Row.Degraded("dns-private-link-mixed", "DNS answers with the private endpoint's address and with public ones", "dns.private-link-partial", Blame.Dns,
            PrivateEndpoints.Mixed(FaultScope.PrivateLink)),
        Row.Blocked("dns-override", "The hosts file holds an old address for the sign-in names", "dns.override", Blame.Local,
            new HostsEntry { Scope = FaultScope.Of(EndpointGroup.Auth), Addresses = [StalePublicAddress] }),
    ];

    private static DnsFault Always(FaultScope scope, ZoneAnswer answer, bool unknownNames = false) =>
        new() { Scope = scope, Answer = (_, _) => answer, UnknownNames = unknownNames };
}
