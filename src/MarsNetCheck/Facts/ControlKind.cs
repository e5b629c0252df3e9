namespace MarsNetCheck.Facts;

/// <summary>The closed list of control probes.</summary>
public enum ControlKind
{
    /// <summary>A TLS handshake with another server name on the same address: is it the name or the address that is filtered?</summary>
    OtherName,

    /// <summary>A look-up of a name that must not exist: does the resolver make up answers?</summary>
    NonexistentName,
}
