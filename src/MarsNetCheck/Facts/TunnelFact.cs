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

    /// <summary>The proxy's whole answer; null if none came.</summary>
    public AnswerFact? Answer { get; init; }

    /// <summary>True if the proxy opened the tunnel (status 200).</summary>
    public bool Opened => Answer is { Status: 200 } && Failure is null;
}
