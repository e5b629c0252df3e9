namespace MarsNetCheck.Pac;

/// <summary>How much fetching a PAC script may take (Chromium net/docs/proxy.md: 30 s, 1 MB).</summary>
internal sealed record PacFetchLimits
{
    /// <summary>The defaults.</summary>
    public static PacFetchLimits Default { get; } = new();

    /// <summary>The time for everything, redirects included; default 10 s, the stage's own.</summary>
    public TimeSpan Time { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>The first size in bytes that is too large; default 1,048,576.</summary>
    public int Bytes { get; init; } = 1 << 20;

    /// <summary>How often the server may send the client on; default 5.</summary>
    public int Redirects { get; init; } = 5;
}
