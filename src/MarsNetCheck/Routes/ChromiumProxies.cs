namespace MarsNetCheck.Routes;

/// <summary>Reads ProxyServer as Chromium does (<c>net/proxy_resolution/proxy_config.cc</c>): semicolons between keys, commas between the proxies of one, and the first entry decides whether there are keys.</summary>
internal static class ChromiumProxies
{
    private const string Direct = "direct://";

    private static readonly HashSet<string> _keys = new(["http", "https", "ftp", ProxyList.Rest], StringComparer.OrdinalIgnoreCase);

    /// <summary>Reads the entries of the text.</summary>
    public static void Read(string text, ProxyListBuilder list)
    {
        var entries = text.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (entries is [var only, ..] && !only.Contains('=', StringComparison.Ordinal))
        {
            AddAll(list, ProxyList.Every, only);
            return;
        }
        foreach (var entry in entries)
            ReadKeyed(entry, list);
    }

    private static void ReadKeyed(string entry, ProxyListBuilder list)
    {
        var equals = entry.IndexOf('=', StringComparison.Ordinal);
        var key = equals < 0 ? "" : entry[..equals].Trim();
        if (_keys.Contains(key))
            AddAll(list, key, entry[(equals + 1)..]);
        else
            list.Drop(entry);
    }

    private static void AddAll(ProxyListBuilder list, string key, string proxies)
    {
        foreach (var text in proxies.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var direct = string.Equals(text, Direct, StringComparison.OrdinalIgnoreCase);
            var proxy = direct ? null : ProxyListBuilder.ServerOf(text, ProxyListBuilder.SchemeOf(key));
            if (direct || proxy is not null)
                list.Add(key, proxy);
            else
                list.Drop(text);
        }
    }
}
