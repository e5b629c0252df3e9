namespace MarsNetCheck.Proxies;

/// <summary>A PAC script that stands in for the configured one.</summary>
/// <param name="Url">Where it is fetched from; for a script that is given, the file that it was read from.</param>
/// <param name="Text">The script itself; null to fetch it.</param>
public sealed record PacOverride(Uri Url, string? Text = null);
