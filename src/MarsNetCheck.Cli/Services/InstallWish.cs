using System.Collections.Immutable;
using MarsNetCheck.Cli.Options;

namespace MarsNetCheck.Cli.Services;

/// <summary>What is wanted of an installation.</summary>
internal sealed record InstallWish
{
    /// <summary>False to leave the service stopped.</summary>
    public bool Start { get; init; } = true;

    /// <summary>Settings for a new configuration; empty for those that the program has by itself.</summary>
    public ImmutableArray<ServeSetting> Settings { get; init; } = [];

    /// <summary>The simulated network that is served in place of the machine's; null for the machine's.</summary>
    public string? Demo { get; init; }
}
