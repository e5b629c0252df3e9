using System.Collections.Immutable;
using MarsNetCheck.Routes;

namespace MarsNetCheck.Facts;

/// <summary>All that was observed over routes other than those that MARS takes, to compare with: those that one or several sources of settings give.</summary>
public sealed record RouteEvidence
{
    /// <summary>The sources that give these routes; <see cref="ProxySource.None"/> stands for the direct way.</summary>
    public required ImmutableArray<ProxySource> Sources { get; init; }

    /// <summary>The targets in catalog order.</summary>
    public ImmutableArray<TargetEvidence> Targets { get; init; } = [];
}
