namespace MarsNetCheck.Routes;

/// <summary>Reads ProxyServer as .NET does (dotnet/runtime, <c>MultiProxy.cs</c>): http and https only, and whatever is named is an HTTP proxy.</summary>
internal static class DotNetProxies
{
    private const string Http = "http";
    private const string Https = "https";

    private static readonly char[] _separators = [';', ' ', '\n', '\r', '\t'];

    /// <summary>Reads the manual settings: a key says which scheme an entry serves, and a scheme before the host means nothing.</summary>
    public static void ReadManual(string text, ProxyListBuilder list) => Read(text, list, static (key, _) => key);

    /// <summary>Reads what WinHTTP gives back for a script: a scheme before the host says which scheme an entry serves, key or no key.</summary>
    public static void ReadAutomatic(string text, ProxyListBuilder list) => Read(text, list, static (key, scheme) => scheme ?? key);

    private static void Read(string text, ProxyListBuilder list, Func<string?, string?, string?> served)
    {
        foreach (var entry in text.Split(_separators, StringSplitOptions.RemoveEmptyEntries))
        {
            var (key, afterKey) = Cut(entry, "=");
            var (scheme, host) = Cut(afterKey, "://");
            if (ServerOf(host) is { } proxy)
                Add(list, served(key, scheme), proxy);
            else
                list.Drop(entry);
        }
    }

    private static void Add(ProxyListBuilder list, string? scheme, ProxyServer proxy)
    {
        foreach (var key in scheme is null ? [Http, Https] : new[] { scheme })
            list.Add(key, proxy);
    }

    private static (string? Scheme, string After) Cut(string text, string mark)
    {
        foreach (var scheme in new[] { Http, Https })
        {
            if (text.StartsWith(scheme + mark, StringComparison.OrdinalIgnoreCase))
                return (scheme, text[(scheme.Length + mark.Length)..]);
        }
        return (null, text);
    }

    // A path is no error here, as it is none there.
    private static ProxyServer? ServerOf(string host) =>
        Uri.TryCreate("http://" + host, UriKind.Absolute, out var url) && url.IdnHost.Length > 0
            ? new ProxyServer { Scheme = ProxyScheme.Http, Host = url.IdnHost.Trim('[', ']'), Port = url.Port }
            : null;
}
