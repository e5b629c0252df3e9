namespace MarsNetCheck.Facts;

/// <summary>By what a DNS server's answer came.</summary>
public enum DnsTransport
{
    /// <summary>By UDP.</summary>
    Udp,

    /// <summary>By TCP, because the answer by UDP was cut off or could not be read (RFC 7766 section 5).</summary>
    TcpInstead,

    /// <summary>By TCP alone: nothing came by UDP.</summary>
    TcpOnly,
}
