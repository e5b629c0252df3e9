using System.Collections.Immutable;
using MarsNetCheck.Facts;
using MarsNetCheck.Routes;

namespace MarsNetCheck.Proxies;

/// <summary>What asking a PAC script for the way to a URL gave: an answer, or a problem.</summary>
internal sealed record PacOutcome
{
    /// <summary>The proxies in the order in which they are tried; null stands for DIRECT. Empty only with a problem.</summary>
    public ImmutableArray<ProxyServer?> Proxies { get; init; } = [];

    /// <summary>The answer as the script gave it, for people; "" if there is none.</summary>
    public string Answer { get; init; } = "";

    /// <summary>Why there is no answer: one of the kinds about PAC scripts; null if there is one.</summary>
    public SettingProblem? Problem { get; init; }
}
