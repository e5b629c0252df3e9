using System.Collections.Immutable;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using MarsNetCheck.Facts;

namespace MarsNetCheck.Networks;

/// <summary>The one seam to the outside: everything that leaves the process goes through here.</summary>
/// <remarks>Implementations throw what the network did (see each member); the stages turn it into facts.</remarks>
public interface INetwork
{
    /// <summary>The clock: certificates and Date headers are judged by it, and every deadline runs on it.</summary>
    TimeProvider Time { get; }

    /// <summary>The roots that this machine trusts; null for the operating system's own store.</summary>
    X509Certificate2Collection? TrustedRoots { get; }

    /// <summary>How many connections may be open at once, default 1,024.</summary>
    int ConnectionLimit => 1024;

    /// <summary>True if it is this machine's network, so that this machine's registry, backup agent and DHCP tell of it. Default false: those of another machine are not here to be asked.</summary>
    bool IsThisMachine => false;

    /// <summary>The machine's name, account, DNS servers and addresses.</summary>
    MachineFact DescribeMachine();

    /// <summary>Asks the operating system for a name's addresses. May block for long and ignore cancellation for a while: nobody waits for it past a deadline.</summary>
    /// <exception cref="System.Net.Sockets.SocketException">The name was not found or the look-up failed.</exception>
    Task<IPAddress[]> LookUpBySystemAsync(string name, CancellationToken cancellationToken);

    /// <summary>The entries of the machine's hosts file and name resolution policy for a name: where the operating system's answer may come from instead of DNS. Asked only when the two differ.</summary>
    /// <returns>The entries, at most 10; null if they cannot be known, which is the default.</returns>
    ImmutableArray<NameOverride>? FindOverrides(string name) => null;

    /// <summary>Asks one DNS server one question.</summary>
    /// <returns>The answer; a DNS error is a value of it, not an exception.</returns>
    /// <exception cref="System.Net.Sockets.SocketException">The server could not be asked.</exception>
    Task<DnsAnswer> AskDnsAsync(IPEndPoint server, string name, DnsRecordType type, CancellationToken cancellationToken);

    /// <summary>Opens a TCP connection.</summary>
    /// <exception cref="DialException">The connection was not made.</exception>
    /// <exception cref="DialCanceledException">It was given up; any other cancellation says the same without this machine's end.</exception>
    Task<Connection> DialAsync(IPEndPoint remote, CancellationToken cancellationToken);

    /// <summary>Opens a TCP connection otherwise than usual.</summary>
    /// <exception cref="DialException">The connection was not made. <see cref="SocketError.ProtocolOption"/>: nothing was sent, as this network does not take the options.</exception>
    Task<Connection> DialAsync(IPEndPoint remote, DialOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        return options == DialOptions.Usual ? DialAsync(remote, cancellationToken) : throw new DialException(SocketError.ProtocolOption);
    }
}
