using Org.BouncyCastle.Asn1;
using Org.BouncyCastle.Asn1.X509;

namespace MarsNetCheck.Simulation.Certificates;

/// <summary>Whose certificate it is: a common name and, where there is one, an organization.</summary>
/// <param name="CommonName">The common name.</param>
/// <param name="Organization">The organization; null for none.</param>
internal sealed record DistinguishedName(string CommonName, string? Organization = null)
{
    /// <summary>As X.509 writes it. Built from the values, never parsed: a name with a comma stays one name.</summary>
    public X509Name ToX509() => Organization is null
        ? new X509Name([X509Name.CN], [CommonName])
        : new X509Name(new List<DerObjectIdentifier> { X509Name.O, X509Name.CN }, [Organization, CommonName]);
}
