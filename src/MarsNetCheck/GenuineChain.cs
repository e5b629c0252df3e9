using MarsNetCheck.Catalog;
using MarsNetCheck.Facts;
using MarsNetCheck.Rules;

namespace MarsNetCheck;

/// <summary>Tells a handshake with a service from one with a proxy or a device that opens TLS.</summary>
/// <param name="catalog">The evidence that holds the catalog and its roots.</param>
internal sealed class GenuineChain(Evidence catalog)
{
    private const string BadSignature = "NotSignatureValid";

    private readonly ILookup<string, Endpoint> _endpoints = catalog.Catalog.Endpoints.Where(e => e.IsTls).ToLookup(e => e.Host, StringComparer.OrdinalIgnoreCase);

    /// <summary>True if a host of the catalog showed a chain that leads to one of its own roots. A name of an issuer alone is not enough here.</summary>
    public bool Shows(HandshakeFact handshake) =>
        handshake is { Failure: null, Root: not null }
        && (handshake.Trusted == true || handshake.ExpectedRoot == true)
        && !handshake.ChainProblems.Contains(BadSignature, StringComparer.Ordinal)
        && _endpoints[handshake.ServerName].Any(e => Peer.OfChain(handshake, e, catalog) == PeerKind.Genuine);
}
