using System.Collections.Immutable;

namespace MarsNetCheck.Routes;

/// <summary>Gathers the entries of a <see cref="ProxyList"/> while a reader reads it.</summary>
internal sealed class ProxyListBuilder
{
    private readonly Dictionary<string, ImmutableArray<ProxyServer?>> _proxies = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<string> _invalid = [];

    /// <summary>Names one more way for a key, null for a direct one.</summary>
    public void Add(string key, ProxyServer? proxy) => _proxies[key] = [.. _proxies.GetValueOrDefault(key, []), proxy];

    /// <summary>Names the only way for a key, null for a direct one.</summary>
    public void Set(string key, ProxyServer? proxy) => _proxies[key] = [proxy];

    /// <summary>Drops an entry that is no proxy.</summary>
    public void Drop(string entry) => _invalid.Add(Userinfo.RemovedFromProxy(entry));

    /// <summary>The list.</summary>
    public ProxyList Build() => new(_proxies.ToImmutableDictionary(StringComparer.OrdinalIgnoreCase), [.. _invalid]);

    /// <summary>Reads <c>[scheme://]host[:port]</c>; without a scheme it is <paramref name="scheme"/>. A colon without a port is refused.</summary>
    /// <returns>Null if the text is no proxy.</returns>
    public static ProxyServer? ServerOf(string text, string scheme)
    {
        var absolute = text.Contains("://", StringComparison.Ordinal) ? text : $"{scheme}://{text}";
        return !absolute.TrimEnd('/').EndsWith(':') && ProxyServer.TryParse(absolute, out var proxy) ? proxy : null;
    }

    /// <summary>The scheme of an entry of a key that names none itself: <c>socks=</c> is SOCKS 4, all others are HTTP.</summary>
    public static string SchemeOf(string key) => string.Equals(key, ProxyList.Rest, StringComparison.OrdinalIgnoreCase) ? "socks4" : "http";
}
