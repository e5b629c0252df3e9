using System.Collections.Immutable;
using MarsNetCheck.Catalog;
using MarsNetCheck.Routes;

namespace MarsNetCheck.Facts;

/// <summary>All that was observed of one target.</summary>
public sealed record TargetEvidence
{
    /// <summary>What was probed.</summary>
    public required Target Target { get; init; }

    /// <summary>The attempts, controls included, in the order they were begun.</summary>
    public ImmutableArray<Trace> Traces { get; init; } = [];

    /// <summary>
    /// What this machine itself found for the endpoint's name when the route is a proxy and the proxy resolves it;
    /// null on a direct route (there it is in the traces).
    /// </summary>
    public ResolveFact? LocalResolve { get; init; }

    /// <summary>The endpoint.</summary>
    public Endpoint Endpoint => Target.Endpoint;

    /// <summary>The attempts that are no controls.</summary>
    public IEnumerable<Trace> Main => Traces.Where(t => string.Equals(t.Purpose, Trace.Main, StringComparison.Ordinal));
}
