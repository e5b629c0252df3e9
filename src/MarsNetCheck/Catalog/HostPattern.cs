namespace MarsNetCheck.Catalog;

/// <summary>
/// Which hosts a documented pattern means. The documents write <c>*.windows.net</c>, <c>.windows.net</c>, <c>*blob.core.windows.net</c>,
/// a plain host name, or an address with a path; case does not matter and only the host counts.
/// </summary>
internal readonly record struct HostPattern
{
    private HostPattern(string ending, bool isExact)
    {
        Ending = ending;
        IsExact = isExact;
    }

    /// <summary>The host name, or how the names of all hosts end.</summary>
    public string Ending { get; }

    /// <summary>True if the pattern means one host.</summary>
    public bool IsExact { get; }

    public static HostPattern Parse(string pattern)
    {
        var host = HostPart(pattern).ToLowerInvariant();
        if (host.StartsWith('*'))
            return new HostPattern(host[1..], isExact: false);

        return new HostPattern(host, isExact: !host.StartsWith('.'));
    }

    /// <summary>True if the pattern means the host, whose name is in lower case.</summary>
    public bool Matches(string host)
    {
        if (IsExact)
            return string.Equals(host, Ending, StringComparison.Ordinal);

        return host.Length > Ending.Length && host.EndsWith(Ending, StringComparison.Ordinal);
    }

    private static string HostPart(string pattern)
    {
        var scheme = pattern.IndexOf("://", StringComparison.Ordinal);
        var rest = scheme < 0 ? pattern : pattern[(scheme + 3)..];
        var path = rest.IndexOf('/', StringComparison.Ordinal);
        return path < 0 ? rest : rest[..path];
    }
}
