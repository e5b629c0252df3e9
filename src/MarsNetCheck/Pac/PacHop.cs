using MarsNetCheck.Routes;

namespace MarsNetCheck.Pac;

/// <summary>One item of a PAC script's answer.</summary>
/// <param name="Proxy">The proxy; null for DIRECT.</param>
internal sealed record PacHop(ProxyServer? Proxy)
{
    /// <summary>No proxy.</summary>
    public static PacHop Direct { get; } = new((ProxyServer?)null);

    /// <summary>The item as a PAC script writes it, for example <c>PROXY proxy.contoso.test:8080</c>.</summary>
    public override string ToString()
    {
        if (Proxy is null)
            return "DIRECT";
        var type = Proxy.Scheme switch
        {
            ProxyScheme.Https => "HTTPS",
            ProxyScheme.Socks4 => "SOCKS",
            ProxyScheme.Socks5 => "SOCKS5",
            _ => "PROXY",
        };
        var url = Proxy.ToString();
        return $"{type} {url[(url.IndexOf("://", StringComparison.Ordinal) + 3)..]}";
    }
}
