using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace MarsNetCheck.Routes;

/// <summary>A proxy's scheme, host and port. Never holds credentials: parsing drops them.</summary>
public sealed record ProxyServer
{
    /// <summary>The protocol spoken to the proxy.</summary>
    public required ProxyScheme Scheme { get; init; }

    /// <summary>Host name or address; an IPv6 address without brackets.</summary>
    public required string Host { get; init; }

    /// <summary>TCP port, 1 to 65535.</summary>
    public required int Port { get; init; }

    /// <summary>True if SOCKS is spoken to it, in either version.</summary>
    public bool IsSocks => Scheme is ProxyScheme.Socks4 or ProxyScheme.Socks5;

    /// <summary>The absolute URL with scheme and port, for example <c>http://proxy.contoso.test:8080</c>.</summary>
    public override string ToString()
    {
        var host = Host.Contains(':', StringComparison.Ordinal) ? $"[{Host}]" : Host;
        return string.Create(CultureInfo.InvariantCulture, $"{SchemeName}://{host}:{Port}");
    }

    private string SchemeName => Scheme switch
    {
        ProxyScheme.Http => "http",
        ProxyScheme.Https => "https",
        ProxyScheme.Socks4 => "socks4",
        _ => "socks5",
    };

    /// <summary>Reads <c>[scheme://][user:password@]host[:port][/]</c>. A missing scheme means http. A missing port means the scheme's own: 80, 443 or 1080, as WinINET and .NET take it.</summary>
    /// <returns>False if the text is no proxy URL.</returns>
    public static bool TryParse(string? text, [NotNullWhen(true)] out ProxyServer? proxy)
    {
        proxy = null;
        if (string.IsNullOrWhiteSpace(text))
            return false;
        var trimmed = text.Trim();
        var absolute = trimmed.Contains("://", StringComparison.Ordinal) ? trimmed : "http://" + trimmed;
        if (!Uri.TryCreate(absolute, UriKind.Absolute, out var uri) || uri.IdnHost.Length == 0 || SchemeOf(uri) is not { } scheme)
            return false;
        if (uri.AbsolutePath is not ("" or "/") || uri.Query.Length > 0 || uri.Fragment.Length > 0)
            return false;
        // A port of 0 is written and cannot be connected to; one that is not written is -1 where the scheme has none of its own.
        if (uri.Port == 0)
            return false;
        var port = uri.Port > 0 ? uri.Port : DefaultPort(scheme);
        proxy = new ProxyServer { Scheme = scheme, Host = uri.IdnHost.Trim('[', ']'), Port = port };
        return true;
    }

    private static ProxyScheme? SchemeOf(Uri uri) => uri.Scheme switch
    {
        "http" => ProxyScheme.Http,
        "https" => ProxyScheme.Https,
        "socks4" or "socks4a" => ProxyScheme.Socks4,
        "socks" or "socks5" or "socks5h" => ProxyScheme.Socks5,
        _ => null,
    };

    private static int DefaultPort(ProxyScheme scheme) => scheme switch
    {
        ProxyScheme.Http => 80,
        ProxyScheme.Https => 443,
        _ => 1080,
    };
}
