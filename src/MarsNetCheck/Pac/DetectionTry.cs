namespace MarsNetCheck.Pac;

/// <summary>One place where automatic detection looked.</summary>
/// <param name="Source">Where.</param>
/// <param name="Fetch">What fetching the script from there gave; null if there was no URL to fetch it from: no option, or a name without an address.</param>
internal sealed record DetectionTry(DetectionSource Source, PacFetch? Fetch)
{
    /// <summary>The name that was looked up; null for DHCP.</summary>
    public string? Name { get; init; }
}
