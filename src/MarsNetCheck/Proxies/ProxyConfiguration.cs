namespace MarsNetCheck.Proxies;

/// <summary>What an account's settings switch on. The texts are as they stand, so they are used and never shown: see <see cref="Scrubbed"/>.</summary>
internal sealed record ProxyConfiguration
{
    /// <summary>True if web proxy auto-discovery is on.</summary>
    public bool AutoDetect { get; init; }

    /// <summary>The address of the PAC script; null if none is on.</summary>
    public string? PacUrl { get; init; }

    /// <summary>The proxies; null if none are on.</summary>
    public string? ProxyServer { get; init; }

    /// <summary>What goes past the proxies; null for nothing.</summary>
    public string? ProxyOverride { get; init; }

    /// <summary>True if nothing is on.</summary>
    public bool IsEmpty => !AutoDetect && PacUrl is null && ProxyServer is null;
}
