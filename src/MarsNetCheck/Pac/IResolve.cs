using System.Collections.Immutable;
using System.Net;

namespace MarsNetCheck.Pac;

/// <summary>What a PAC script's look-ups ask: the resolver of the run.</summary>
internal interface IResolve
{
    /// <summary>The addresses of a name, in the resolver's order; empty if it has none or could not be resolved.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled; nothing else is thrown.</exception>
    Task<ImmutableArray<IPAddress>> ResolveAsync(string host, CancellationToken cancellationToken);
}
