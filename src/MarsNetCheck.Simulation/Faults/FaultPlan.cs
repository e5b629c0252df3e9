using System.Collections.Immutable;
using System.Net;
using System.Net.Sockets;
using MarsNetCheck.Simulation.Sites;

namespace MarsNetCheck.Simulation.Faults;

/// <summary>Finds the fault that strikes. The first of a kind that covers the host wins.</summary>
internal sealed class FaultPlan(ImmutableArray<Fault> faults, SiteMap sites)
{
    private readonly ImmutableArray<DnsFault> _dns = [.. faults.OfType<DnsFault>()];
    private readonly ImmutableArray<HostsEntry> _hosts = [.. faults.OfType<HostsEntry>()];
    private readonly ImmutableArray<DialFault> _dial = [.. faults.OfType<DialFault>()];
    private readonly ImmutableArray<TlsFault> _tls = [.. faults.OfType<TlsFault>()];
    private readonly ImmutableArray<HttpFault> _http = [.. faults.OfType<HttpFault>()];
    private readonly ImmutableArray<ProxyFault> _proxy = [.. faults.OfType<ProxyFault>()];

    /// <summary>The fault of a question to a DNS server.</summary>
    public DnsFault? Dns(Site? site, IPEndPoint server) => _dns.FirstOrDefault(f => f.Strikes(site, server));

    /// <summary>The entry of the hosts file for a name.</summary>
    public HostsEntry? Hosts(Site? site) => site is null ? null : _hosts.FirstOrDefault(f => f.Scope.Covers(site));

    /// <summary>The fault of a connection.</summary>
    public DialFault? Dial(IPAddress address)
    {
        var family = address.AddressFamily == AddressFamily.InterNetworkV6 ? 6 : 4;
        return _dial.FirstOrDefault(f => (f.Family ?? family) == family && Strikes(f, address));
    }

    /// <summary>True if something answers for every address.</summary>
    public bool AcceptsEverything { get; } = faults.OfType<AcceptEverything>().Any();

    /// <summary>The fault of a handshake with an address that asks for a name.</summary>
    public TlsFault? Tls(Site atAddress, Site? named) =>
        _tls.FirstOrDefault(f => f.ByServerName ? named is not null && f.Scope.Covers(named) : f.Scope.Covers(atAddress));

    /// <summary>The fault of a request.</summary>
    public HttpFault? Http(Site site) => _http.FirstOrDefault(f => f.Scope.Covers(site));

    /// <summary>The fault of the proxy itself, before it knows the destination.</summary>
    public ProxyFault? ProxyItself => _proxy.FirstOrDefault(f => f.Greeting is not null || f.Identity is not null);

    /// <summary>The fault of a request to the proxy.</summary>
    public ProxyFault? Proxy(Site destination) => _proxy.FirstOrDefault(f => f.Answer is not null && f.Scope.Covers(destination));

    private bool Strikes(DialFault fault, IPAddress address)
    {
        if (sites.At(address) is { } site)
            return fault.Scope.Covers(site);
        return fault.Ranges is { } ranges && sites.Ranges.Any(r => r.Contains(address) && ranges(r, address));
    }
}
