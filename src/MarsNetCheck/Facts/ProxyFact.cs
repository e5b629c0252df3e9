using System.Collections.Immutable;
using MarsNetCheck.Routes;

namespace MarsNetCheck.Facts;

/// <summary>What one source of proxy settings says.</summary>
public sealed record ProxyFact
{
    /// <summary>The source.</summary>
    public required ProxySource Source { get; init; }

    /// <summary>The account whose settings they are, for example <c>S-1-5-18</c>; null where it is none's.</summary>
    public string? Account { get; init; }

    /// <summary>Whether it says anything.</summary>
    public required ProxySettingState State { get; init; }

    /// <summary>The settings by the names of their source, credentials removed.</summary>
    public ImmutableSortedDictionary<string, string> Settings { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>What is wrong with them; empty if nothing is.</summary>
    public ImmutableArray<SettingProblem> Problems { get; init; } = [];
}
