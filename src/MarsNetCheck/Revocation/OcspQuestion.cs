using System.Formats.Asn1;
using System.Security.Cryptography;

namespace MarsNetCheck.Revocation;

/// <summary>A request to an OCSP responder for one certificate, without a nonce so that caches may answer it (RFC 6960 section 4.1, RFC 5019).</summary>
internal static class OcspQuestion
{
    private const string Sha1 = "1.3.14.3.2.26";

    /// <summary>The address to GET: the responder's with the request appended (RFC 6960 appendix A.1).</summary>
    public static Uri UrlFor(Uri responder, CheckedCertificate certificate) =>
        new($"{responder.AbsoluteUri.TrimEnd('/')}/{Uri.EscapeDataString(Convert.ToBase64String(Encode(certificate)))}");

    /// <summary>The request as DER. The names are hashed by SHA-1 because every responder knows that; it protects nothing here.</summary>
    public static byte[] Encode(CheckedCertificate certificate)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        using (writer.PushSequence())
        using (writer.PushSequence())
        using (writer.PushSequence())
        using (writer.PushSequence())
        {
            using (writer.PushSequence())
            {
                writer.WriteObjectIdentifier(Sha1);
                writer.WriteNull();
            }
            writer.WriteOctetString(SHA1.HashData(certificate.IssuerName.Span));
            writer.WriteOctetString(SHA1.HashData(certificate.IssuerKey.Span));
            writer.WriteInteger(certificate.Serial.Span);
        }
        return writer.Encode();
    }
}
