namespace MarsNetCheck.Facts;

/// <summary>The closed list of control probes.</summary>
public enum ControlKind
{
    /// <summary>A TLS handshake with another server name on the same address: is it the name or the address that is filtered?</summary>
    OtherName,

    /// <summary>A look-up of a name that must not exist: does the resolver make up answers?</summary>
    NonexistentName,

    /// <summary>A TLS handshake without a server name on the same address: is any name filtered, or the address?</summary>
    NoName,

    /// <summary>The same TLS handshake on the same address in small segments: do only large packets vanish (RFC 2923 section 2.1)?</summary>
    SmallSegments,

    /// <summary>A connection to an address that nobody has: does something on the way answer for every address?</summary>
    UnusedAddress,

    /// <summary>A look-up of the same name by another DNS server of this machine: does one of them deny or falsify it?</summary>
    OtherResolver,

    /// <summary>The same endpoint straight, up to the handshake: is it the proxy that fails?</summary>
    DirectRoute,

    /// <summary>The same endpoint through a proxy that a source of settings names which does not count here, up to the handshake: is it the route that is missing?</summary>
    OtherRoute,

    /// <summary>A connectivity check of the operating system, plain HTTP, that the run left out: is there a portal?</summary>
    ConnectivityProbe,

    /// <summary>Another host that stands for the same requirement and that the run left out, up to the handshake: is it this host, or all of its kind?</summary>
    Sibling,
}
