using System.Collections.Immutable;
using System.Globalization;
using MarsNetCheck.Routes;

namespace MarsNetCheck.Pac;

/// <summary>Reads what FindProxyForURL returned: items between semicolons, each <c>DIRECT</c> or a type and a host with an optional port.</summary>
internal static class PacResult
{
    /// <summary>No company names more; each is tried for every endpoint.</summary>
    private const int MostHops = 16;

    /// <summary>The first 16 items in their order, and as many of those that are none; a list with no good item means DIRECT.</summary>
    public static (ImmutableArray<PacHop> Hops, ImmutableArray<string> Dropped) Read(string text)
    {
        var hops = ImmutableArray.CreateBuilder<PacHop>();
        var dropped = ImmutableArray.CreateBuilder<string>();
        foreach (var item in text.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (hops.Count == MostHops || dropped.Count == MostHops)
                break;
            if (HopOf(item) is { } hop)
                hops.Add(hop);
            else
                dropped.Add(Scrub.Text(item, 128));
        }
        return (hops.Count > 0 ? hops.ToImmutable() : [PacHop.Direct], dropped.ToImmutable());
    }

    private static PacHop? HopOf(string item)
    {
        var words = item.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 1 && words[0].Equals("DIRECT", StringComparison.OrdinalIgnoreCase))
            return PacHop.Direct;
        if (words.Length != 2 || SchemeOf(words[0]) is not { } scheme)
            return null;
        return ServerOf(scheme, words[1]) is { } server ? new PacHop(server) : null;
    }

    /// <summary>SOCKS without a number is version 4, as in every engine.</summary>
    private static ProxyScheme? SchemeOf(string type) => type.ToUpperInvariant() switch
    {
        "PROXY" or "HTTP" => ProxyScheme.Http,
        "HTTPS" => ProxyScheme.Https,
        "SOCKS" or "SOCKS4" => ProxyScheme.Socks4,
        "SOCKS5" => ProxyScheme.Socks5,
        _ => null,
    };

    private static ProxyServer? ServerOf(ProxyScheme scheme, string text)
    {
        // The prefix only lends the parser the scheme whose default port counts.
        var prefix = scheme switch
        {
            ProxyScheme.Https => "https://",
            ProxyScheme.Socks4 => "socks4://",
            ProxyScheme.Socks5 => "socks5://",
            _ => "http://",
        };
        if (text.Contains('/', StringComparison.Ordinal) || HasBadPort(text))
            return null;
        return ProxyServer.TryParse(prefix + text, out var server) ? server : null;
    }

    private static bool HasBadPort(string text)
    {
        var colon = text.LastIndexOf(':');
        if (colon < 0 || text.EndsWith(']'))
            return false;
        return !ushort.TryParse(text.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var port) || port == 0;
    }
}
