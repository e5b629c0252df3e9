using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace MarsNetCheck.Revocation;

/// <summary>Verifies signatures by RSA (PKCS #1 and PSS) and ECDSA over SHA-2 (RFC 4055, RFC 5758).</summary>
internal static class SignatureCheck
{
    private const string Pss = "1.2.840.113549.1.1.10";

    private static readonly Asn1Tag _hash = new(TagClass.ContextSpecific, 0, isConstructed: true);

    /// <summary>True if the key signed the structure; null if that cannot be told here: another algorithm, or a platform (Wine) that cannot load the key.</summary>
    public static bool? Verify(SignedStructure signed, X509Certificate2 signer)
    {
        try
        {
            return signed.Algorithm switch
            {
                "1.2.840.113549.1.1.11" => ByRsa(signed, signer, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1),
                "1.2.840.113549.1.1.12" => ByRsa(signed, signer, HashAlgorithmName.SHA384, RSASignaturePadding.Pkcs1),
                "1.2.840.113549.1.1.13" => ByRsa(signed, signer, HashAlgorithmName.SHA512, RSASignaturePadding.Pkcs1),
                Pss => ByPss(signed, signer),
                "1.2.840.10045.4.3.2" => ByEcdsa(signed, signer, HashAlgorithmName.SHA256),
                "1.2.840.10045.4.3.3" => ByEcdsa(signed, signer, HashAlgorithmName.SHA384),
                "1.2.840.10045.4.3.4" => ByEcdsa(signed, signer, HashAlgorithmName.SHA512),
                _ => null,
            };
        }
        catch (Exception error) when (error is CryptographicException or PlatformNotSupportedException or NotSupportedException or AsnContentException)
        {
            return null;
        }
    }

    /// <summary>True if this platform can load the signer's key, so that what it cannot verify is signed in a way that is not known here.</summary>
    public static bool CanLoadKey(X509Certificate2 signer)
    {
        try
        {
            using AsymmetricAlgorithm? key = (AsymmetricAlgorithm?)signer.GetRSAPublicKey() ?? signer.GetECDsaPublicKey();
            return key is not null;
        }
        catch (Exception error) when (error is CryptographicException or PlatformNotSupportedException or NotSupportedException)
        {
            return false;
        }
    }

    // A key of another kind than the algorithm's has signed nothing.
    private static bool? ByRsa(SignedStructure signed, X509Certificate2 signer, HashAlgorithmName hash, RSASignaturePadding padding)
    {
        using var key = signer.GetRSAPublicKey();
        return key?.VerifyData(signed.Body.Span, signed.Signature.Span, hash, padding) ?? false;
    }

    private static bool? ByEcdsa(SignedStructure signed, X509Certificate2 signer, HashAlgorithmName hash)
    {
        using var key = signer.GetECDsaPublicKey();
        return key?.VerifyData(signed.Body.Span, signed.Signature.Span, hash, DSASignatureFormat.Rfc3279DerSequence) ?? false;
    }

    // The platform knows PSS with a salt as long as the hash, which is what authorities use. Without parameters it is SHA-1.
    private static bool? ByPss(SignedStructure signed, X509Certificate2 signer)
    {
        if (signed.Parameters.IsEmpty)
            return null;
        var parameters = new AsnReader(signed.Parameters, AsnEncodingRules.DER).ReadSequence();
        if (!parameters.HasData || !parameters.PeekTag().HasSameClassAndValue(_hash))
            return null;
        return parameters.ReadSequence(_hash).ReadSequence().ReadObjectIdentifier() switch
        {
            "2.16.840.1.101.3.4.2.1" => ByRsa(signed, signer, HashAlgorithmName.SHA256, RSASignaturePadding.Pss),
            "2.16.840.1.101.3.4.2.2" => ByRsa(signed, signer, HashAlgorithmName.SHA384, RSASignaturePadding.Pss),
            "2.16.840.1.101.3.4.2.3" => ByRsa(signed, signer, HashAlgorithmName.SHA512, RSASignaturePadding.Pss),
            _ => null,
        };
    }
}
