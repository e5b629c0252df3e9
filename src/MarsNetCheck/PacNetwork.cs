using System.Collections.Immutable;
using System.Net;
using MarsNetCheck.Facts;
using MarsNetCheck.Networks;
using MarsNetCheck.Pac;
using MarsNetCheck.Stages;

namespace MarsNetCheck;

/// <summary>The run's own resolver and connections, for PAC scripts: they are fetched and resolve names as the endpoints are.</summary>
/// <param name="network">The way out.</param>
/// <param name="lookups">Look-ups by the run's resolver, each name once; not shared with the endpoints.</param>
/// <param name="stageTimeout">The longest that one stage may take.</param>
internal sealed class PacNetwork(INetwork network, HostLookups lookups, TimeSpan stageTimeout) : IResolve
{
    /// <inheritdoc/>
    public async Task<ImmutableArray<IPAddress>> ResolveAsync(string host, CancellationToken cancellationToken)
    {
        if (IPAddress.TryParse(host, out var address))
            return [address];
        // Others wait for the same look-up: it ends by the stage's deadline, not when one of them gives up.
        var fact = await lookups.LookUpAsync(host, Scope(CancellationToken.None)).WaitAsync(cancellationToken).ConfigureAwait(false);
        return fact?.Addresses ?? [];
    }

    /// <summary>Opens a connection to a host: to the first of its addresses that takes one.</summary>
    /// <exception cref="StageException">None did; the failure is the last one's.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public async Task<Stream> DialAsync(string host, int port, CancellationToken cancellationToken)
    {
        var failure = Failure.Of(FailureKind.NameNotFound);
        foreach (var address in await ResolveAsync(host, cancellationToken).ConfigureAwait(false))
        {
            var (fact, stream) = await Connect.RunAsync(new IPEndPoint(address, port), Scope(cancellationToken)).ConfigureAwait(false);
            if (stream is not null)
                return stream;
            failure = fact.Failure ?? failure;
        }
        throw new StageException(failure);
    }

    private ProbeScope Scope(CancellationToken cancellationToken) => new(network, stageTimeout, cancellationToken, cancellationToken);
}
