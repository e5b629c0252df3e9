using System.Collections.Immutable;
using MarsNetCheck.Catalog;

namespace MarsNetCheck.Facts;

/// <summary>All that the rules judge: what was asked, and what was observed. Nothing else reaches a rule.</summary>
public sealed record Evidence
{
    /// <summary>The part of the catalog that the run was about.</summary>
    public required SelectedCatalog Catalog { get; init; }

    /// <summary>The machine that probed.</summary>
    public required MachineFact Machine { get; init; }

    /// <summary>The longest that one stage was given.</summary>
    public required TimeSpan StageTimeout { get; init; }

    /// <summary>Every source of proxy settings, whether or not it won.</summary>
    public ImmutableArray<ProxyFact> Proxies { get; init; } = [];

    /// <summary>The targets in catalog order.</summary>
    public ImmutableArray<TargetEvidence> Targets { get; init; } = [];

    /// <summary>The routes that other sources give, to compare with; empty unless they were asked for.</summary>
    public ImmutableArray<RouteEvidence> Routes { get; init; } = [];

    /// <summary>The address ranges in catalog order.</summary>
    public ImmutableArray<SweepFact> Sweeps { get; init; } = [];

    /// <summary>What the controls gave, in the order they were asked for.</summary>
    public ImmutableArray<ControlFact> Controls { get; init; } = [];

    /// <summary>What the sources of revocation said about the certificates of genuine chains, in the order of their addresses.</summary>
    public ImmutableArray<RevocationFact> Revocations { get; init; } = [];
}
