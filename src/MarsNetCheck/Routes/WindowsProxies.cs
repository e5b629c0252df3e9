namespace MarsNetCheck.Routes;

/// <summary>Reads ProxyServer as Windows does.</summary>
internal static class WindowsProxies
{
    private static readonly char[] _separators = [';', ' ', '\t', '\r', '\n'];
    private static readonly HashSet<string> _keys = new(["http", "https", "ftp", ProxyList.Rest], StringComparer.OrdinalIgnoreCase);

    // Settings dialogs of old wrote a proxy for it: no mistake, and nothing for this program.
    private const string Forgotten = "gopher";

    /// <summary>Reads every entry of the text.</summary>
    public static void Read(string text, ProxyListBuilder list)
    {
        foreach (var entry in text.Split(_separators, StringSplitOptions.RemoveEmptyEntries))
            ReadEntry(entry, list);
    }

    private static void ReadEntry(string entry, ProxyListBuilder list)
    {
        var equals = entry.IndexOf('=', StringComparison.Ordinal);
        var (key, value) = equals < 0 ? (ProxyList.Every, entry) : (entry[..equals], entry[(equals + 1)..]);
        if (string.Equals(key, Forgotten, StringComparison.OrdinalIgnoreCase))
            return;
        var known = equals < 0 || _keys.Contains(key);
        var direct = known && value.Length == 0;
        var proxy = known ? ProxyListBuilder.ServerOf(value, ProxyListBuilder.SchemeOf(key)) : null;
        if (direct || proxy is not null)
            list.Set(key, proxy);
        else
            list.Drop(entry);
    }
}
