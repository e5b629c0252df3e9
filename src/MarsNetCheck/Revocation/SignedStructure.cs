using System.Formats.Asn1;

namespace MarsNetCheck.Revocation;

/// <summary>What certificates, revocation lists and OCSP responses have in common: a body, the algorithm, and the signature of the body (RFC 5280 section 4.1.1).</summary>
/// <param name="Body">The body as DER: what is signed.</param>
/// <param name="Algorithm">The algorithm's object identifier.</param>
/// <param name="Parameters">The algorithm's parameters as DER; empty if there are none.</param>
/// <param name="Signature">The signature.</param>
internal sealed record SignedStructure(ReadOnlyMemory<byte> Body, string Algorithm, ReadOnlyMemory<byte> Parameters, ReadOnlyMemory<byte> Signature)
{
    /// <summary>Reads the three from inside their SEQUENCE; what follows them is left.</summary>
    /// <exception cref="AsnContentException">They are not there.</exception>
    public static SignedStructure Read(AsnReader content)
    {
        var body = content.ReadEncodedValue();
        var algorithm = content.ReadSequence();
        var oid = algorithm.ReadObjectIdentifier();
        var parameters = algorithm.HasData ? algorithm.ReadEncodedValue() : default;
        return new SignedStructure(body, oid, parameters, content.ReadBitString(out _));
    }
}
