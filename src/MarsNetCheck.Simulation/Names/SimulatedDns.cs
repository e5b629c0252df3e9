using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using MarsNetCheck.Facts;
using MarsNetCheck.Networks;
using MarsNetCheck.Simulation.Faults;
using MarsNetCheck.Simulation.Peers;
using MarsNetCheck.Simulation.Scenarios;
using MarsNetCheck.Simulation.Sites;

namespace MarsNetCheck.Simulation.Names;

/// <summary>The DNS servers of the simulated network, and what the machine's own resolver makes of them and of its hosts file.</summary>
internal sealed class SimulatedDns : IDisposable
{
    // How long the operating system waits for one server before it asks the next.
    private static readonly TimeSpan SystemPatience = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<IPEndPoint, Lazy<LoopbackResolver>> _resolvers = new();
    private readonly DnsExchange _exchange = new();
    private readonly MachineSetup _machine;
    private readonly SiteMap _sites;
    private readonly FaultPlan _faults;
    private readonly Occupancy _occupancy;
    private readonly TimeProvider _time;

    /// <summary>Prepares it; a server starts with the first question to it.</summary>
    public SimulatedDns(MachineSetup machine, SiteMap sites, FaultPlan faults, Occupancy occupancy, TimeProvider time)
    {
        _machine = machine;
        _sites = sites;
        _faults = faults;
        _occupancy = occupancy;
        _time = time;
    }

    /// <summary>Asks a DNS server over loopback.</summary>
    /// <exception cref="SocketException">There is no such server in the simulated network.</exception>
    public Task<DnsAnswer> AskAsync(IPEndPoint server, string name, DnsRecordType type, CancellationToken cancellationToken)
    {
        if (!_machine.Resolvers.Contains(server))
            throw new SocketException((int)(_machine.Addresses.IsEmpty ? SocketError.NetworkUnreachable : SocketError.HostUnreachable));
        return _exchange.AskAsync(Resolver(server).Local, name, type, cancellationToken);
    }

    /// <summary>Answers as the operating system does: by the hosts file, else by the first DNS server that says anything.</summary>
    /// <exception cref="SocketException">There is no answer, or it has no address.</exception>
    public async Task<IPAddress[]> LookUpAsync(string name, CancellationToken cancellationToken)
    {
        var site = _sites.Named(name);
        if (_faults.Hosts(site) is { } entry)
            return [.. entry.Addresses];
        if (_machine.Addresses.IsEmpty)
            throw new SocketException((int)SocketError.HostNotFound);
        foreach (var server in _machine.Resolvers)
        {
            // A machine whose server is silent by UDP is set to ask by TCP (resolv.conf(5): use-vc).
            if (_faults.Dns(site, server) is { UdpOnly: true })
                return Addresses(Genuine(site));
            if (await AnswerAsync(site, server, cancellationToken) is { } answer)
                return Addresses(answer);
            await Task.Delay(SystemPatience, _time, cancellationToken);
        }
        throw new SocketException((int)(_machine.Resolvers.IsEmpty ? SocketError.HostNotFound : SocketError.TryAgain));
    }

    /// <summary>What stands in the machine's hosts file for a name.</summary>
    public ImmutableArray<NameOverride> Overrides(string name) =>
        _faults.Hosts(_sites.Named(name)) is { } entry
            ? [.. entry.Addresses.Select((a, i) => new NameOverride { Source = NameOverrideSource.HostsFile, Place = string.Create(CultureInfo.InvariantCulture, $@"C:\Windows\System32\drivers\etc\hosts line {i + 23}"), Address = a, Text = $"{a.ToString()} {name}" })]
            : [];

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var resolver in _resolvers.Values.Where(r => r.IsValueCreated))
            resolver.Value.Dispose();
    }

    private LoopbackResolver Resolver(IPEndPoint server) =>
        _resolvers.GetOrAdd(server, s => new Lazy<LoopbackResolver>(() => new LoopbackResolver((q, t) => AnswerAsync(q, s, t), _occupancy))).Value;

    private Task<ZoneAnswer?> AnswerAsync(DnsQuestion question, IPEndPoint server, CancellationToken cancellationToken)
    {
        var site = _sites.Named(question.Name);
        return question.ByTcp && _faults.Dns(site, server) is { UdpOnly: true }
            ? Task.FromResult<ZoneAnswer?>(Genuine(site))
            : AnswerAsync(site, server, cancellationToken);
    }

    private async Task<ZoneAnswer?> AnswerAsync(Site? site, IPEndPoint server, CancellationToken cancellationToken)
    {
        var genuine = Genuine(site);
        if (_faults.Dns(site, server) is not { } fault)
            return genuine;
        if (fault.Delay > TimeSpan.Zero)
            await Task.Delay(fault.Delay, _time, cancellationToken);
        return fault.Answer?.Invoke(site, genuine);
    }

    private static ZoneAnswer Genuine(Site? site) =>
        site is null ? ZoneAnswer.NameError : new ZoneAnswer { Aliases = site.Aliases, Addresses = site.Addresses };

    private static IPAddress[] Addresses(ZoneAnswer answer) => answer switch
    {
        { ResponseCode: 3 } => throw new SocketException((int)SocketError.HostNotFound),
        { ResponseCode: not 0 } => throw new SocketException((int)SocketError.TryAgain),
        { Addresses.IsEmpty: true } => throw new SocketException((int)SocketError.NoData),
        _ => [.. answer.Addresses],
    };
}
