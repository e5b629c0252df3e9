using System.Net;

namespace MarsNetCheck.Facts;

/// <summary>An entry of this machine by which the operating system does not ask its usual DNS servers for a name.</summary>
public sealed record NameOverride
{
    /// <summary>What holds the entry.</summary>
    public required NameOverrideSource Source { get; init; }

    /// <summary>Where it stands: the file with its line, or the registry key of the rule.</summary>
    public required string Place { get; init; }

    /// <summary>The address that it gives; null if it names other DNS servers.</summary>
    public IPAddress? Address { get; init; }

    /// <summary>What it says.</summary>
    public required string Text { get; init; }
}
