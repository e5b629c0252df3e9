using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using MarsNetCheck.Facts;

namespace MarsNetCheck.Stages;

/// <summary>Reads what a certificate says.</summary>
internal static class CertificateReader
{
    private const int MaxNames = 32;
    private const string CommonName = "2.5.4.3";
    private const string Organization = "2.5.4.10";

    /// <summary>The facts of one certificate.</summary>
    public static CertificateFact Read(X509Certificate2 certificate) => new()
    {
        Subject = Printable.Clean(certificate.Subject),
        Issuer = Printable.Clean(certificate.Issuer),
        IssuerCommonName = Part(certificate.IssuerName, CommonName),
        IssuerOrganization = Part(certificate.IssuerName, Organization),
        Thumbprint = certificate.Thumbprint,
        NotBefore = new DateTimeOffset(certificate.NotBefore.ToUniversalTime()),
        NotAfter = new DateTimeOffset(certificate.NotAfter.ToUniversalTime()),
        DnsNames = Names(certificate),
        KeyAlgorithm = certificate.PublicKey.Oid.FriendlyName,
        KeySize = KeySize(certificate.PublicKey),
        SignatureAlgorithm = certificate.SignatureAlgorithm.FriendlyName,
        SerialNumber = certificate.SerialNumber,
        CrlUrls = RevocationPointers.Crl(certificate),
        OcspUrls = RevocationPointers.Ocsp(certificate),
    };

    /// <summary>True if the certificate is for the host (RFC 9525); a certificate that cannot be read is for none.</summary>
    public static bool Matches(X509Certificate2 certificate, string host)
    {
        try
        {
            return certificate.MatchesHostname(host);
        }
        catch (Exception error) when (error is CryptographicException or ArgumentException)
        {
            return false;
        }
    }

    /// <summary>One part of a name; null if there is none, or it is encoded in a way that the platform refuses, as inspecting devices do.</summary>
    private static string? Part(X500DistinguishedName name, string oid)
    {
        try
        {
            foreach (var part in name.EnumerateRelativeDistinguishedNames())
            {
                if (!part.HasMultipleElements && string.Equals(part.GetSingleElementType().Value, oid, StringComparison.Ordinal))
                    return part.GetSingleElementValue() is { } value ? Printable.Clean(value) : null;
            }
            return null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private static ImmutableArray<string> Names(X509Certificate2 certificate)
    {
        try
        {
            var extension = certificate.Extensions.OfType<X509SubjectAlternativeNameExtension>().FirstOrDefault();
            return [.. (extension?.EnumerateDnsNames() ?? []).Take(MaxNames).Select(n => Printable.Clean(n))];
        }
        catch (CryptographicException)
        {
            return [];
        }
    }

    /// <summary>The size from the encoded key itself: loading the key is not possible everywhere (Wine).</summary>
    private static int? KeySize(PublicKey key)
    {
        try
        {
            return key.Oid.Value switch
            {
                "1.2.840.113549.1.1.1" => RsaKeySize(key.EncodedKeyValue.RawData),
                "1.2.840.10045.2.1" => (key.EncodedKeyValue.RawData.Length - 1) / 2 * 8,
                _ => null,
            };
        }
        catch (Exception error) when (error is CryptographicException or System.Formats.Asn1.AsnContentException)
        {
            return null;
        }
    }

    private static int RsaKeySize(byte[] encoded)
    {
        var sequence = new System.Formats.Asn1.AsnReader(encoded, System.Formats.Asn1.AsnEncodingRules.DER).ReadSequence();
        return (int)sequence.ReadInteger().GetBitLength();
    }
}
