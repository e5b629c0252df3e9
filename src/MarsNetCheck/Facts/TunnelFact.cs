using MarsNetCheck.Routes;

namespace MarsNetCheck.Facts;

/// <summary>What asking a proxy for a tunnel gave (CONNECT, RFC 9110 section 9.3.6).</summary>
public sealed record TunnelFact : StageFact
{
    /// <summary>The proxy that was asked.</summary>
    public required ProxyServer Proxy { get; init; }

    /// <summary>The host and port that were asked for, for example <c>login.microsoftonline.com:443</c>.</summary>
    public required string Authority { get; init; }

    /// <summary>The TLS handshake with an https:// proxy; null for any other.</summary>
    public HandshakeFact? Handshake { get; init; }

    /// <summary>The proxy's whole answer, the last one of a login; null if none came.</summary>
    public AnswerFact? Answer { get; init; }

    /// <summary>The login; null if the proxy asked for none.</summary>
    public LoginFact? Login { get; init; }

    /// <summary>
    /// What a SOCKS proxy answered: 0 for success, else the reply of version 5 (RFC 1928 section 6) or the code of version 4 (91 to 93);
    /// 255 if it takes no client without a login. Null if none came, and for any other proxy.
    /// </summary>
    public int? SocksReply { get; init; }

    /// <summary>True if the proxy opened the tunnel (status 200, or a SOCKS reply that says so).</summary>
    public bool Opened => Failure is null && (Answer is { Status: 200 } || SocksReply == 0);
}
