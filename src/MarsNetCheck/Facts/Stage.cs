namespace MarsNetCheck.Facts;

/// <summary>The five steps of a probe, in their order.</summary>
public enum Stage
{
    /// <summary>Looking up the name (of the proxy, when there is one).</summary>
    Resolve,

    /// <summary>Opening the TCP connection (to the proxy, when there is one).</summary>
    Connect,

    /// <summary>Asking the proxy for a tunnel with CONNECT.</summary>
    Tunnel,

    /// <summary>The TLS handshake with the endpoint.</summary>
    Handshake,

    /// <summary>The HTTP request and its answer.</summary>
    Exchange,
}
