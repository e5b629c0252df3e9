using System.Collections.Immutable;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using MarsNetCheck.Facts;
using MarsNetCheck.Networks;

namespace MarsNetCheck.Tests.Engine;

/// <summary>A network where every name resolves, unless it is silent about names too, and every SYN is dropped in silence. It counts what is under way at once.</summary>
internal sealed class SilentNetwork : INetwork
{
    private int _dialling;
    private int _dials;
    private int _most;

    public int MostAtOnce => _most;

    public int Dials => _dials;

    public int UnderWay => Volatile.Read(ref _dialling);

    public int ConnectionLimit { get; init; } = 8192;

    public bool AnswersNames { get; init; } = true;

    public ImmutableArray<IPEndPoint> Resolvers { get; init; } = [new IPEndPoint(IPAddress.Parse("192.0.2.53"), 53)];

    public TimeProvider Time => TimeProvider.System;

    public X509Certificate2Collection? TrustedRoots => [];

    public MachineFact DescribeMachine() => new()
    {
        Host = "TEST",
        OperatingSystem = "test",
        Account = "tester",
        Resolvers = Resolvers,
        Addresses = [IPAddress.Parse("192.0.2.1")],
    };

    public Task<IPAddress[]> LookUpBySystemAsync(string name, CancellationToken cancellationToken) =>
        Task.FromException<IPAddress[]>(new SocketException((int)SocketError.HostNotFound));

    public async Task<DnsAnswer> AskDnsAsync(IPEndPoint server, string name, DnsRecordType type, CancellationToken cancellationToken)
    {
        if (!AnswersNames)
            await Task.Delay(Timeout.Infinite, cancellationToken);
        return new DnsAnswer { ResponseCode = 0, Addresses = type == DnsRecordType.A ? [IPAddress.Parse("20.190.128.1")] : [] };
    }

    public async Task<Connection> DialAsync(IPEndPoint remote, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _dials);
        var now = Interlocked.Increment(ref _dialling);
        InterlockedMax(now);
        try
        {
            await Task.Delay(Timeout.Infinite, cancellationToken);
            throw new DialException(SocketError.TimedOut);
        }
        finally
        {
            Interlocked.Decrement(ref _dialling);
        }
    }

    private void InterlockedMax(int value)
    {
        int seen;
        while (value > (seen = Volatile.Read(ref _most)))
            Interlocked.CompareExchange(ref _most, value, seen);
    }
}
