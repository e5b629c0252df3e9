namespace MarsNetCheck.Facts;

/// <summary>The address record that a DNS query asked for.</summary>
public enum DnsRecordType
{
    /// <summary>IPv4 (RFC 1035 section 3.4.1).</summary>
    A,

    /// <summary>IPv6 (RFC 3596).</summary>
    Aaaa,
}
