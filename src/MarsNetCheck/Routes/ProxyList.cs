using System.Collections.Immutable;

namespace MarsNetCheck.Routes;

/// <summary>The proxies that a text names for each scheme, in the syntax of ProxyServer as Windows reads it (<c>WINHTTP_PROXY_INFO</c>).</summary>
/// <remarks>
/// <c>[key=][scheme://]host[:port]</c>, separated by semicolons or white space. A key is the scheme of the destination; the last entry of a key wins;
/// a key without a value sends its scheme direct. An entry without a key serves every scheme that has no key, and <c>socks=</c> means SOCKS 4 and serves
/// what is left then. The port is 80, or that of the proxy's scheme where it is written.
/// </remarks>
public sealed class ProxyList
{
    /// <summary>The key of entries that serve every scheme without a key of its own.</summary>
    internal const string Every = "";

    /// <summary>The key of entries that serve what nothing else serves.</summary>
    internal const string Rest = "socks";

    private readonly ImmutableDictionary<string, ImmutableArray<ProxyServer?>> _proxies;

    /// <summary>A list of the given proxies by key, null for a direct way, in the order in which they are tried.</summary>
    internal ProxyList(ImmutableDictionary<string, ImmutableArray<ProxyServer?>> proxies, ImmutableArray<string> invalid) =>
        (_proxies, Invalid) = (proxies, invalid);

    /// <summary>The entries that are no proxies and were dropped, in their order, credentials removed; empty if there are none.</summary>
    public ImmutableArray<string> Invalid { get; }

    /// <summary>True if the list names no way for any scheme.</summary>
    public bool IsEmpty => _proxies.IsEmpty;

    /// <summary>Reads a list; null or "" gives an empty one.</summary>
    public static ProxyList Parse(string? text) => Parse(text, ProxyDialect.Windows);

    /// <summary>Reads a list as <paramref name="dialect"/> does.</summary>
    internal static ProxyList Parse(string? text, ProxyDialect dialect)
    {
        var entries = new ProxyListBuilder();
        Action<string, ProxyListBuilder> read = dialect switch
        {
            ProxyDialect.DotNet => DotNetProxies.ReadManual,
            ProxyDialect.DotNetAutomatic => DotNetProxies.ReadAutomatic,
            ProxyDialect.Chromium => ChromiumProxies.Read,
            _ => WindowsProxies.Read,
        };
        read(text ?? "", entries);
        return entries.Build();
    }

    /// <summary>The proxy for a URL; null if it goes direct, whether the list says so or does not speak of its scheme.</summary>
    public ProxyServer? For(Uri url) => AllFor(url).FirstOrDefault();

    /// <summary>The ways to a URL in the order in which they are tried, null for a direct one; empty if the list does not speak of its scheme.</summary>
    internal ImmutableArray<ProxyServer?> AllFor(Uri url)
    {
        var scheme = url.Scheme switch
        {
            "ws" => Uri.UriSchemeHttp,
            "wss" => Uri.UriSchemeHttps,
            var other => other,
        };
        return Named(scheme) ?? Named(Every) ?? Named(Rest) ?? [];
    }

    private ImmutableArray<ProxyServer?>? Named(string key) => _proxies.TryGetValue(key, out var proxies) ? proxies : null;
}
