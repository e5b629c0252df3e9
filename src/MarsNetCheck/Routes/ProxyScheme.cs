namespace MarsNetCheck.Routes;

/// <summary>The protocol that a proxy speaks.</summary>
public enum ProxyScheme
{
    /// <summary>HTTP with CONNECT (RFC 9110 section 9.3.6).</summary>
    Http,

    /// <summary>The same inside TLS.</summary>
    Https,

    /// <summary>SOCKS version 4.</summary>
    Socks4,

    /// <summary>SOCKS version 5 (RFC 1928).</summary>
    Socks5,
}
