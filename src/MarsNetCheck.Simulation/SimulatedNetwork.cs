using System.Collections.Immutable;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using MarsNetCheck.Catalog;
using MarsNetCheck.Facts;
using MarsNetCheck.Networks;
using MarsNetCheck.Routes;
using MarsNetCheck.Simulation.Certificates;
using MarsNetCheck.Simulation.Faults;
using MarsNetCheck.Simulation.Names;
using MarsNetCheck.Simulation.Peers;
using MarsNetCheck.Simulation.Scenarios;
using MarsNetCheck.Simulation.Sites;

namespace MarsNetCheck.Simulation;

/// <summary>
/// A network inside the process: it pretends the documented public addresses and leads every connection to a peer on
/// loopback. What it does not know cannot be reached, so nothing leaves the machine. Needs no rights.
/// </summary>
public sealed class SimulatedNetwork : INetwork, IAsyncDisposable
{
    // After so long an operating system gives up on an address that is silent.
    private static readonly TimeSpan SystemPatience = TimeSpan.FromSeconds(21);

    private readonly Occupancy _occupancy = new();
    private readonly MachineSetup _machine;
    private readonly SiteMap _sites;
    private readonly FaultPlan _faults;
    private readonly CertificateStock _stock;
    private readonly OriginPeer _origins;
    private readonly ProxyPeer _proxies;
    private readonly SimulatedDns _dns;
    private readonly LoopbackListener _listener;
    private readonly Lazy<X509Certificate2> _genuineRoot;
    private readonly Lazy<X509Certificate2Collection> _trustedRoots;

    private SimulatedNetwork(SelectedCatalog catalog, Scenario scenario, TimeProvider world)
    {
        _machine = scenario.Machine;
        Time = _machine.ClockAhead == TimeSpan.Zero ? world : new ShiftedTime(world, _machine.ClockAhead);
        _sites = new SiteMap(catalog);
        _faults = new FaultPlan(scenario.Faults, _sites);
        var office = new RevocationOffice(_sites, _faults, world.GetUtcNow());
        _stock = new CertificateStock(catalog, office, world.GetUtcNow());
        _origins = new OriginPeer(_sites, _faults, _stock, office, world);
        _proxies = new ProxyPeer(_sites, _faults, _stock, _origins, world);
        _dns = new SimulatedDns(_machine, _sites, _faults, _occupancy, world);
        _listener = new LoopbackListener(ServeAsync, _occupancy);
        _genuineRoot = new(() => _stock.GenuineRoot);
        _trustedRoots = new(() => [GenuineRoot, _stock.CompanyRoot, .. _machine.Trusts.Select(_stock.InspectionRoot)]);
    }

    /// <summary>Starts a network for a catalog. Ports and certificates are made when they are first needed.</summary>
    /// <param name="catalog">The hosts that the network has.</param>
    /// <param name="scenario">What is the case in it.</param>
    /// <param name="time">The world's clock; null for the system's. The machine's clock may be wrong by it.</param>
    /// <exception cref="LoopbackException">The loopback interface is down.</exception>
    public static SimulatedNetwork Start(SelectedCatalog catalog, Scenario scenario, TimeProvider? time = null)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        ArgumentNullException.ThrowIfNull(scenario);
        Loopback.Try();
        return new SimulatedNetwork(catalog, scenario, time ?? TimeProvider.System);
    }

    /// <inheritdoc/>
    public TimeProvider Time { get; }

    /// <inheritdoc/>
    public X509Certificate2Collection TrustedRoots => _trustedRoots.Value;

    /// <summary>The root of the genuine services.</summary>
    public X509Certificate2 GenuineRoot => _genuineRoot.Value;

    /// <summary>How much is under way on the network's side: listeners and open connections. 0 when it has been disposed.</summary>
    public int Activity => _occupancy.Count;

    /// <summary>True once a connection was led to loopback.</summary>
    internal bool HasListened => _listener.IsOpen;

    /// <summary>The hosts of the network.</summary>
    internal SiteMap Sites => _sites;

    /// <summary>The company's proxy, by the protocol that is spoken to it.</summary>
    public static ProxyServer ProxyOf(ProxyScheme scheme) => new()
    {
        Scheme = scheme,
        Host = Pretended.ProxyHost,
        Port = scheme == ProxyScheme.Https ? WellKnownPort.HttpsProxy : WellKnownPort.HttpProxy,
    };

    /// <inheritdoc/>
    public MachineFact DescribeMachine() => _machine.Describe();

    /// <inheritdoc/>
    public ImmutableArray<NameOverride>? FindOverrides(string name) => _dns.Overrides(name);

    /// <inheritdoc/>
    public Task<IPAddress[]> LookUpBySystemAsync(string name, CancellationToken cancellationToken) => _dns.LookUpAsync(name, cancellationToken);

    /// <inheritdoc/>
    public Task<DnsAnswer> AskDnsAsync(IPEndPoint server, string name, DnsRecordType type, CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(_occupancy.HasEnded, this);
        return _dns.AskAsync(server, name, type, cancellationToken);
    }

    /// <inheritdoc/>
    public Task<Connection> DialAsync(IPEndPoint remote, CancellationToken cancellationToken) => DialAsync(remote, DialOptions.Usual, cancellationToken);

    /// <inheritdoc/>
    public async Task<Connection> DialAsync(IPEndPoint remote, DialOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(remote);
        ArgumentNullException.ThrowIfNull(options);
        ObjectDisposedException.ThrowIf(_occupancy.HasEnded, this);
        cancellationToken.ThrowIfCancellationRequested();
        var local = LocalFor(remote);
        try
        {
            return await ConnectAsync(local, remote, options, cancellationToken);
        }
        catch (DialException e) when (e.Error is not (SocketError.NetworkUnreachable or SocketError.AccessDenied))
        {
            throw new DialException(e.Error, e.Icmp, e) { Local = Unconnected(local, remote) };
        }
        catch (OperationCanceledException e)
        {
            throw new DialCanceledException(e, Unconnected(local, remote));
        }
    }

    /// <summary>Ends every connection and listener and waits until they are gone.</summary>
    public async ValueTask DisposeAsync()
    {
        await _occupancy.DisposeAsync();
        _listener.Dispose();
        _dns.Dispose();
    }

    private async Task<Connection> ConnectAsync(IPAddress local, IPEndPoint remote, DialOptions options, CancellationToken cancellationToken)
    {
        var plan = PlanFor(remote) with { SmallSegments = options.MaximumSegmentSize is not null };
        var retransmissions = await PassAsync(remote, cancellationToken);
        if (!_faults.AcceptsEverything && !plan.Site.Ports.Contains(remote.Port) && !(_sites.At(remote.Address) is null && _sites.RangePorts.Contains(remote.Port)))
            throw new DialException(SocketError.ConnectionRefused);
        try
        {
            var socket = await _listener.ConnectAsync(plan, cancellationToken);
            return new Connection(new NetworkStream(socket, ownsSocket: true), new IPEndPoint(local, ((IPEndPoint)socket.LocalEndPoint!).Port)) { Retransmissions = retransmissions };
        }
        catch (SocketException e)
        {
            throw new DialException(e.SocketErrorCode, inner: e);
        }
    }

    private IPAddress LocalFor(IPEndPoint remote) =>
        _machine.Addresses.FirstOrDefault(a => a.AddressFamily == remote.AddressFamily) ?? throw new DialException(SocketError.NetworkUnreachable);

    // The same port each time, from the range that Windows takes them from (49152 to 65535).
    private static IPEndPoint Unconnected(IPAddress local, IPEndPoint remote) =>
        new(local, 49_152 + (remote.Address.GetAddressBytes().Aggregate(remote.Port, (sum, part) => ((sum * 31) + part) & 0xFFFF) % 16_384));

    // The only way to loopback: what is neither a host of the simulated world nor in a documented range is not there.
    private ConnectionPlan PlanFor(IPEndPoint remote)
    {
        if (IPAddress.IsLoopback(remote.Address) || remote.Address.Equals(IPAddress.Any) || remote.Address.Equals(IPAddress.IPv6Any))
            throw new DialException(SocketError.ConnectionRefused);
        var site = _sites.At(remote.Address) ?? (_sites.InRange(remote.Address) || _faults.AcceptsEverything ? _sites.Default : null);
        return site is null ? throw new DialException(SocketError.HostUnreachable) : new ConnectionPlan(remote, site);
    }

    // How often the SYN was sent again; what is not struck is answered at once.
    private async Task<int?> PassAsync(IPEndPoint remote, CancellationToken cancellationToken)
    {
        if (_faults.Dial(remote.Address) is not { } fault)
            return 0;
        if (fault.Error is { } error)
            throw error(remote);
        await Task.Delay(fault.Delay ?? SystemPatience, Time, cancellationToken);
        if (fault.Delay is null)
            throw new DialException(SocketError.TimedOut);
        return fault.Retransmissions;
    }

    private Task ServeAsync(Peer peer, ConnectionPlan plan, CancellationToken cancellationToken) =>
        plan.Remote.Address.Equals(Pretended.Proxy)
            ? _proxies.ServeAsync(peer, plan.Remote.Port, cancellationToken)
            : _origins.ServeAsync(peer, plan, cancellationToken);
}
