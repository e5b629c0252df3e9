using System.Net;
using System.Security.Cryptography.X509Certificates;
using MarsNetCheck.Facts;
using MarsNetCheck.Networks;

namespace MarsNetCheck.Cli.Tests;

/// <summary>A network for tests that must end before anything is probed.</summary>
internal sealed class NoNetwork : INetwork
{
    /// <summary>The machine, for a command that looks at it and asks nothing of the network.</summary>
    public MachineFact? Machine { get; init; }

    public TimeProvider Time => TimeProvider.System;

    public X509Certificate2Collection? TrustedRoots => null;

    public MachineFact DescribeMachine() => Machine ?? throw Probed();

    public Task<IPAddress[]> LookUpBySystemAsync(string name, CancellationToken cancellationToken) => throw Probed();

    public Task<DnsAnswer> AskDnsAsync(IPEndPoint server, string name, DnsRecordType type, CancellationToken cancellationToken) => throw Probed();

    public Task<Connection> DialAsync(IPEndPoint remote, CancellationToken cancellationToken) => throw Probed();

    private static InvalidOperationException Probed() => new("The test let the program probe.");
}
