namespace MarsNetCheck.Facts;

/// <summary>The closed list of ways in which a stage can fail. A kind says what was seen, never why.</summary>
public enum FailureKind
{
    /// <summary>Something that no other kind describes.</summary>
    Unknown,

    /// <summary>Silence until the stage's own deadline.</summary>
    Timeout,

    /// <summary>Not measured: the run's budget was used up or the run was stopped.</summary>
    OutOfBudget,

    /// <summary>The connection was refused: a RST, or an ICMP port-unreachable that the platform does not show (RFC 9293 section 3.5.2).</summary>
    Refused,

    /// <summary>The connection was reset by a RST.</summary>
    Reset,

    /// <summary>The peer closed the connection in an orderly way before it had answered.</summary>
    Closed,

    /// <summary>A filter on the path said no: ICMP type 3 code 3, 9, 10 or 13, ICMPv6 type 1 code 1, 4, 5 or 6 (RFC 1812 section 5.2.7.1, RFC 4443 section 3.1).</summary>
    Prohibited,

    /// <summary>A filter of this machine said no (Windows: WSAEACCES).</summary>
    LocalDenied,

    /// <summary>An ICMP error, or the platform, said that the host or its network cannot be reached.</summary>
    Unreachable,

    /// <summary>This machine has no route or no address for it; nothing was sent.</summary>
    NoRoute,

    /// <summary>DNS: the name does not exist (NXDOMAIN, RFC 2308 section 2.1).</summary>
    NameNotFound,

    /// <summary>DNS: the name exists and has no address (NODATA, RFC 2308 section 2.2).</summary>
    NoData,

    /// <summary>DNS: the server answered SERVFAIL.</summary>
    ServerFailure,

    /// <summary>DNS: the server answered REFUSED.</summary>
    QueryRefused,

    /// <summary>There is no DNS server to ask.</summary>
    NoResolver,

    /// <summary>The proxy answered CONNECT with something else than 2xx; its answer is in the fact.</summary>
    TunnelRefused,

    /// <summary>The peer does not speak TLS.</summary>
    NotTls,

    /// <summary>The peer ended the handshake with a TLS alert (RFC 8446 section 6).</summary>
    TlsAlert,

    /// <summary>The peer and this machine have no TLS version in common.</summary>
    TlsVersion,

    /// <summary>The peer answered with something that is not the protocol.</summary>
    ProtocolError,

    /// <summary>The answer was larger than the limit.</summary>
    TooLarge,

    /// <summary>DNS: the question was not sent, as nothing at all had come back from the server to all that it had been asked.</summary>
    NotAsked,
}
