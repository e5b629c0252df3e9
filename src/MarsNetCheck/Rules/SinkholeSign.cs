namespace MarsNetCheck.Rules;

/// <summary>What shows that an address is not the real host's.</summary>
internal enum SinkholeSign
{
    /// <summary>No machine can be there, or it is this machine itself.</summary>
    Nowhere,

    /// <summary>It is a filter's known address.</summary>
    KnownAddress,

    /// <summary>The resolver says itself that it filters (RFC 8914).</summary>
    Admitted,

    /// <summary>The resolver gives it for a name that does not exist as well.</summary>
    MadeUp,

    /// <summary>It is outside the documented ranges, and somebody else answers there.</summary>
    ForeignPeer,

    /// <summary>Somebody else answers there, and the real service at the address that another was given for the same name.</summary>
    GenuineElsewhere,

    /// <summary>Another name that was shown to be sent astray has the same address.</summary>
    SharedAddress,
}
