using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using MarsNetCheck.Facts;
using MarsNetCheck.Networks;

namespace MarsNetCheck.Hosting.Access;

/// <summary>
/// A network that connects to no forbidden address, whatever a name resolves to: it looks at the address that is dialled, so an answer of DNS that
/// changes between two look-ups changes nothing. One exception: a proxy that the settings of this machine place on loopback. No answer of DNS
/// leads there; only <c>localhost</c> or an address that stands in the settings does, since a target is never an address.
/// </summary>
internal sealed class GuardedNetwork(INetwork inner) : NetworkDecorator(inner)
{
    private readonly ConcurrentDictionary<IPAddress, bool> _answered = new();
    private int _refused;

    /// <summary>How many connections were refused.</summary>
    public int Refused => _refused;

    /// <inheritdoc/>
    public override async Task<IPAddress[]> LookUpBySystemAsync(string name, CancellationToken cancellationToken)
    {
        var addresses = await Inner.LookUpBySystemAsync(name, cancellationToken);
        Note(name, addresses);
        return addresses;
    }

    /// <inheritdoc/>
    public override async Task<DnsAnswer> AskDnsAsync(IPEndPoint server, string name, DnsRecordType type, CancellationToken cancellationToken)
    {
        var answer = await Inner.AskDnsAsync(server, name, type, cancellationToken);
        Note(name, answer.Addresses);
        return answer;
    }

    /// <inheritdoc/>
    public override async Task<Connection> DialAsync(IPEndPoint remote, DialOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(remote);
        if (Allows(remote.Address))
            return await Inner.DialAsync(remote, options, cancellationToken);
        Interlocked.Increment(ref _refused);
        throw new DialException(SocketError.AccessDenied);
    }

    private bool Allows(IPAddress address) =>
        !ForbiddenAddress.Contains(address) || (IPAddress.IsLoopback(address) && !_answered.ContainsKey(Plain(address)));

    private void Note(string name, IEnumerable<IPAddress> addresses)
    {
        if (string.Equals(name, "localhost", StringComparison.OrdinalIgnoreCase))
            return;
        foreach (var address in addresses)
            _answered[Plain(address)] = true;
    }

    private static IPAddress Plain(IPAddress address) => address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
}
