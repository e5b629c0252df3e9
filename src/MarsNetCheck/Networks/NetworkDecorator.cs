using System.Collections.Immutable;
using System.Net;
using System.Security.Cryptography.X509Certificates;
using MarsNetCheck.Facts;

namespace MarsNetCheck.Networks;

/// <summary>A network that is another one but for what a derived class overrides: only the resolver, only the dial, only the clock.</summary>
/// <param name="inner">The other network; null for this machine's.</param>
public abstract class NetworkDecorator(INetwork? inner = null) : INetwork
{
    /// <summary>The other network.</summary>
    protected INetwork Inner { get; } = inner ?? new SystemNetwork();

    /// <inheritdoc/>
    public virtual TimeProvider Time => Inner.Time;

    /// <inheritdoc/>
    public virtual X509Certificate2Collection? TrustedRoots => Inner.TrustedRoots;

    /// <inheritdoc/>
    public virtual int ConnectionLimit => Inner.ConnectionLimit;

    /// <inheritdoc/>
    public virtual bool IsThisMachine => Inner.IsThisMachine;

    /// <inheritdoc/>
    public virtual MachineFact DescribeMachine() => Inner.DescribeMachine();

    /// <inheritdoc/>
    public virtual Task<IPAddress[]> LookUpBySystemAsync(string name, CancellationToken cancellationToken) => Inner.LookUpBySystemAsync(name, cancellationToken);

    /// <inheritdoc/>
    public virtual ImmutableArray<NameOverride>? FindOverrides(string name) => Inner.FindOverrides(name);

    /// <inheritdoc/>
    public virtual Task<DnsAnswer> AskDnsAsync(IPEndPoint server, string name, DnsRecordType type, CancellationToken cancellationToken) =>
        Inner.AskDnsAsync(server, name, type, cancellationToken);

    /// <inheritdoc/>
    /// <remarks>Comes to the other overload with <see cref="DialOptions.Usual"/>, so that one override sees every dial.</remarks>
    public Task<Connection> DialAsync(IPEndPoint remote, CancellationToken cancellationToken) => DialAsync(remote, DialOptions.Usual, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<Connection> DialAsync(IPEndPoint remote, DialOptions options, CancellationToken cancellationToken) => Inner.DialAsync(remote, options, cancellationToken);
}
