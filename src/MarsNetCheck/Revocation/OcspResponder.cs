using System.Formats.Asn1;
using System.Security.Cryptography.X509Certificates;

namespace MarsNetCheck.Revocation;

/// <summary>A responder that an authority lets answer for it.</summary>
internal static class OcspResponder
{
    private const string Signing = "1.3.6.1.5.5.7.3.9";

    /// <summary>True if the issuer gave the responder its certificate, for answering OCSP (id-kp-OCSPSigning), and it is valid; null if all but the issuer's signature says so, which cannot be verified here.</summary>
    /// <exception cref="AsnContentException">The certificate cannot be read.</exception>
    public static bool? IsNamedBy(X509Certificate2 issuer, X509Certificate2 responder, DateTimeOffset now) =>
        responder.IssuerName.RawData.AsSpan().SequenceEqual(issuer.SubjectName.RawData)
        && responder.Extensions.OfType<X509EnhancedKeyUsageExtension>().Any(MayAnswer)
        && responder.NotBefore.ToUniversalTime() <= now.UtcDateTime && now.UtcDateTime <= responder.NotAfter.ToUniversalTime()
            ? SignatureCheck.Verify(SignedStructure.Read(new AsnReader(responder.RawDataMemory, AsnEncodingRules.DER).ReadSequence()), issuer)
            : false;

    private static bool MayAnswer(X509EnhancedKeyUsageExtension usage) =>
        usage.EnhancedKeyUsages.Cast<System.Security.Cryptography.Oid>().Any(o => string.Equals(o.Value, Signing, StringComparison.Ordinal));
}
