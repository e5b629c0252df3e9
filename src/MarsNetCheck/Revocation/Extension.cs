using System.Formats.Asn1;

namespace MarsNetCheck.Revocation;

/// <summary>An extension as certificates and lists have them (RFC 5280 section 4.1).</summary>
/// <param name="Oid">Its object identifier.</param>
/// <param name="Value">Its value.</param>
internal sealed record Extension(string Oid, ReadOnlyMemory<byte> Value)
{
    /// <summary>Reads the next one.</summary>
    /// <exception cref="AsnContentException">It is none.</exception>
    public static Extension Read(AsnReader extensions)
    {
        var extension = extensions.ReadSequence();
        var oid = extension.ReadObjectIdentifier();
        if (extension.PeekTag().HasSameClassAndValue(Asn1Tag.Boolean))
            extension.ReadBoolean();
        return new Extension(oid, extension.ReadOctetString());
    }
}
