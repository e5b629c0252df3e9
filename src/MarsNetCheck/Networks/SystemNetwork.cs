using System.Collections.Immutable;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using MarsNetCheck.Facts;

namespace MarsNetCheck.Networks;

/// <summary>This machine's real network.</summary>
public sealed class SystemNetwork : INetwork
{
    private readonly DnsExchange _dns = new();
    private readonly SystemLookup _lookup = new();

    /// <inheritdoc/>
    public TimeProvider Time => TimeProvider.System;

    /// <inheritdoc/>
    public X509Certificate2Collection? TrustedRoots => null;

    /// <inheritdoc/>
    public int ConnectionLimit { get; } = OpenFileLimit.Connections();

    /// <inheritdoc/>
    public bool IsThisMachine => true;

    /// <inheritdoc/>
    public MachineFact DescribeMachine() => MachineDescription.Read();

    /// <inheritdoc/>
    public Task<IPAddress[]> LookUpBySystemAsync(string name, CancellationToken cancellationToken) =>
        _lookup.LookUpAsync(name, cancellationToken);

    /// <inheritdoc/>
    public ImmutableArray<NameOverride>? FindOverrides(string name) => NameOverrides.Find(name);

    /// <inheritdoc/>
    public Task<DnsAnswer> AskDnsAsync(IPEndPoint server, string name, DnsRecordType type, CancellationToken cancellationToken) =>
        _dns.AskAsync(server, name, type, cancellationToken);

    /// <inheritdoc/>
    public Task<Connection> DialAsync(IPEndPoint remote, CancellationToken cancellationToken) => DialAsync(remote, DialOptions.Usual, cancellationToken);

    /// <inheritdoc/>
    public async Task<Connection> DialAsync(IPEndPoint remote, DialOptions options, CancellationToken cancellationToken)
    {
        var socket = new Socket(remote.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            SegmentSize.Limit(socket, options.MaximumSegmentSize);
            IcmpErrors.Watch(socket);
            await socket.ConnectAsync(remote, cancellationToken).ConfigureAwait(false);
            IcmpErrors.Unwatch(socket);
            var opening = Opening.Of(socket);
            return new Connection(new NetworkStream(socket, ownsSocket: true), socket.LocalEndPoint as IPEndPoint) { Retransmissions = opening?.Retransmissions, RoundTrip = opening?.RoundTrip };
        }
        catch (SocketException error)
        {
            var icmp = IcmpErrors.Read(socket);
            var local = LocalEnd.Of(socket, remote);
            socket.Dispose();
            throw new DialException(error.SocketErrorCode, icmp, error) { Local = local };
        }
        catch (OperationCanceledException cancellation)
        {
            var local = LocalEnd.Of(socket, remote);
            socket.Dispose();
            throw new DialCanceledException(cancellation, local);
        }
    }
}
