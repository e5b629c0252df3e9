using System.Collections.Immutable;
using System.Net;
using System.Security.Cryptography.X509Certificates;
using MarsNetCheck.Facts;
using MarsNetCheck.Networks;

namespace MarsNetCheck.Tests.Peers;

/// <summary>A network whose parts a test fills in. What it does not fill in fails.</summary>
internal sealed class LoopbackNetwork : INetwork
{
    private readonly SystemNetwork _real = new();

    public Func<IPEndPoint, string, DnsRecordType, CancellationToken, Task<DnsAnswer>> Dns { get; init; } =
        (server, name, _, _) => throw new InvalidOperationException($"Nobody said what {server} answers for {name}.");

    public Func<string, CancellationToken, Task<IPAddress[]>> System { get; init; } =
        (name, _) => throw new InvalidOperationException($"Nobody said what the system answers for {name}.");

    /// <summary>The machine's own entries for names; by default it cannot tell.</summary>
    public Func<string, ImmutableArray<NameOverride>?> Overrides { get; init; } = _ => null;

    /// <summary>Where a dial to an address really goes; every other dial goes where it says, if that is loopback.</summary>
    public Dictionary<IPEndPoint, IPEndPoint> Dials { get; init; } = [];

    /// <summary>If given, nobody answers a dial, and this machine's end of it is here.</summary>
    public IPEndPoint? Abandoned { get; init; }

    public MachineFact Machine { get; init; } = new()
    {
        Host = "TEST",
        OperatingSystem = "test",
        Account = "tester",
        Resolvers = [new IPEndPoint(IPAddress.Parse("192.0.2.53"), 53)],
        Addresses = [IPAddress.Parse("192.0.2.1")],
    };

    public TimeProvider Time => TimeProvider.System;

    public X509Certificate2Collection? TrustedRoots { get; init; } = [];

    public MachineFact DescribeMachine() => Machine;

    public Task<IPAddress[]> LookUpBySystemAsync(string name, CancellationToken cancellationToken) => System(name, cancellationToken);

    public ImmutableArray<NameOverride>? FindOverrides(string name) => Overrides(name);

    public Task<DnsAnswer> AskDnsAsync(IPEndPoint server, string name, DnsRecordType type, CancellationToken cancellationToken) =>
        Dns(server, name, type, cancellationToken);

    public Task<Connection> DialAsync(IPEndPoint remote, CancellationToken cancellationToken)
    {
        if (Abandoned is not null)
            return AbandonAsync(Abandoned, cancellationToken);
        var target = Dials.GetValueOrDefault(remote, remote);
        if (!IPAddress.IsLoopback(target.Address))
            throw new InvalidOperationException($"A test must not dial {remote}.");
        return _real.DialAsync(target, cancellationToken);
    }

    private static async Task<Connection> AbandonAsync(IPEndPoint local, CancellationToken cancellationToken)
    {
        try
        {
            await Task.Delay(Timeout.Infinite, cancellationToken);
            throw new InvalidOperationException("Nobody answers.");
        }
        catch (OperationCanceledException cancellation)
        {
            throw new DialCanceledException(cancellation, local);
        }
    }
}
