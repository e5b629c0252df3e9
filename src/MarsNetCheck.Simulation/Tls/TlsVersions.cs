namespace MarsNetCheck.Simulation.Tls;

/// <summary>The TLS versions that a simulated server speaks.</summary>
[Flags]
internal enum TlsVersions
{
    /// <summary>None: not a usable value.</summary>
    None = 0,

    /// <summary>TLS 1.2.</summary>
    Tls12 = 1,

    /// <summary>TLS 1.3.</summary>
    Tls13 = 2,

    /// <summary>What a server of today speaks.</summary>
    Modern = Tls12 | Tls13,
}
