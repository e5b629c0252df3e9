namespace MarsNetCheck.Catalog;

/// <summary>Which endpoints stand for which documented patterns.</summary>
internal static class RequirementMatch
{
    /// <summary>
    /// True if probing the address says something about the pattern. The documents mean HTTPS on port 443 by a wildcard, so a plain
    /// HTTP endpoint (revocation lists below *.microsoft.com) stands only for a pattern that names its very host, as the connectivity checks do.
    /// </summary>
    public static bool StandsFor(Uri url, HostPattern pattern)
    {
        var isTls = string.Equals(url.Scheme, Uri.UriSchemeHttps, StringComparison.Ordinal);
        return (isTls || pattern.IsExact) && pattern.Matches(url.IdnHost);
    }
}
