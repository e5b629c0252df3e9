using MarsNetCheck.Simulation.Certificates;
using MarsNetCheck.Simulation.Peers;
using MarsNetCheck.Simulation.Sites;
using MarsNetCheck.Simulation.Tls;

namespace MarsNetCheck.Simulation.Faults;

/// <summary>A TLS handshake that is torn down, or shows something else than the genuine server would.</summary>
internal sealed record TlsFault : Fault
{
    /// <summary>True if the server name in the ClientHello is what is struck; false if it is the address, whatever the name.</summary>
    public bool ByServerName { get; init; }

    /// <summary>True if what comes in small segments is spared, as on a path that swallows large packets.</summary>
    public bool SparesSmallSegments { get; init; }

    /// <summary>True if a ClientHello that has no server name is spared.</summary>
    public bool SparesNoName { get; init; }

    /// <summary>What comes instead of a handshake; null for a handshake.</summary>
    public Reply? Instead { get; init; }

    /// <summary>The versions that are spoken.</summary>
    public TlsVersions Versions { get; init; } = TlsVersions.Modern;

    /// <summary>The certificate that is shown for a server name; null for the genuine one.</summary>
    public Func<CertificateStock, Site, string, ServerIdentity>? Identity { get; init; }
}
