using MarsNetCheck.Facts;

namespace MarsNetCheck.Rules;

/// <summary>Who stands behind a chain: what it shares with the chains of other names that the same device made.</summary>
internal static class CertificateIssuer
{
    private const string Itself = "itself";

    /// <summary>The root by its thumbprint; where the chain does not reach one, the issuer that its last certificate names.</summary>
    public static string Of(HandshakeFact handshake)
    {
        var last = handshake.Chain[^1];
        if (handshake.Chain.Length == 1 && string.Equals(last.Issuer, last.Subject, StringComparison.Ordinal))
            return Itself;
        return handshake.Root ?? last.Issuer;
    }
}
