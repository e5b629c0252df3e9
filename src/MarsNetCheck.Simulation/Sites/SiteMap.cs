using System.Collections.Immutable;
using System.Net;
using MarsNetCheck.Catalog;
using MarsNetCheck.Simulation.Certificates;
using MarsNetCheck.Simulation.Faults;
using MarsNetCheck.Simulation.Peers;

namespace MarsNetCheck.Simulation.Sites;

/// <summary>All hosts of the simulated world, by name and by address. Nothing outside it can be reached.</summary>
internal sealed class SiteMap
{
    private readonly Dictionary<string, Site> _byHost = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<IPAddress, Site> _byAddress = [];

    /// <summary>Lays out the world for a catalog.</summary>
    public SiteMap(SelectedCatalog catalog)
    {
        Ranges = [.. catalog.Ranges.Select(r => IPNetwork.Parse(r.Cidr))];
        RangePorts = [.. catalog.Ranges.Select(r => r.Port).Distinct()];
        AddEndpoints(catalog);
        Default = _byHost.Values.FirstOrDefault(s => s.Group == EndpointGroup.Auth) ?? _byHost.Values.First();
        _byAddress[Pretended.ForeignFrontDoor] = Default;
        AddOthers();
    }

    /// <summary>The documented address ranges.</summary>
    public ImmutableArray<IPNetwork> Ranges { get; }

    /// <summary>The ports on which addresses of the ranges listen.</summary>
    public ImmutableArray<int> RangePorts { get; }

    /// <summary>The site that answers at addresses of the ranges that belong to no host.</summary>
    public Site Default { get; }

    /// <summary>Every site.</summary>
    public IEnumerable<Site> Sites => _byHost.Values;

    /// <summary>The site of a name; null if there is no such name.</summary>
    public Site? Named(string? host) => host is not null && _byHost.TryGetValue(host.TrimEnd('.'), out var site) ? site : null;

    /// <summary>The site at an address; null if the address belongs to no host.</summary>
    public Site? At(IPAddress address) => _byAddress.GetValueOrDefault(address);

    /// <summary>True if the address lies in a documented range.</summary>
    public bool InRange(IPAddress address) => Ranges.Any(r => r.Contains(address));

    private void AddEndpoints(SelectedCatalog catalog)
    {
        var plan = new AddressPlan();
        var positions = new Dictionary<EndpointGroup, int>();
        foreach (var host in catalog.Endpoints.Concat(catalog.LeftOut).GroupBy(e => e.Host, StringComparer.OrdinalIgnoreCase))
        {
            var first = host.OrderByDescending(e => e.AddressRanges.Length).First();
            var position = positions.GetValueOrDefault(first.Group);
            positions[first.Group] = position + 1;
            Add(new Site
            {
                Host = host.Key,
                Addresses = plan.Assign(first),
                Aliases = AliasChain.Of(first.Group, host.Key),
                Endpoints = [.. host],
                PositionInGroup = position,
                PrivateAddress = host.Any(e => e.PrivateLink) ? AddressBlock.Add(Pretended.PrivateEndpoints, _byHost.Count) : null,
                Ports = [.. host.Select(e => e.Port).Append(WellKnownPort.Http).Append(WellKnownPort.Https).Distinct()],
            });
        }
    }

    private void AddOthers()
    {
        Add(new Site { Host = Pretended.ProxyHost, Addresses = [Pretended.Proxy], Ports = [WellKnownPort.HttpProxy, WellKnownPort.HttpsProxy] });
        Add(new Site { Host = Pretended.DnsProbeHost, Addresses = Pretended.DnsProbe, Ports = [] });
        Add(BlockPage("hit-block.opendns.com", Pretended.UmbrellaBlockPage, WebPage.Umbrella, InspectionProduct.Umbrella));
        Add(BlockPage("blocked.fortiguard.com", Pretended.FortiGuardBlockPage, WebPage.FortiGuard, InspectionProduct.FortiGate));
        Add(BlockPage("search.provider.test", Pretended.SearchPage, WebPage.Search, InspectionProduct.SearchPage));
    }

    private static Site BlockPage(string host, IPAddress address, Reply page, InspectionProduct opener) => new()
    {
        Host = host,
        Addresses = [address],
        Ports = [WellKnownPort.Http, WellKnownPort.Https],
        Page = page,
        Opener = opener,
    };

    private void Add(Site site)
    {
        _byHost[site.Host] = site;
        foreach (var address in site.Addresses)
            _byAddress.TryAdd(address, site);
        if (site.PrivateAddress is { } own)
            _byAddress.TryAdd(own, site);
    }
}
