using System.Collections.Immutable;
using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using MarsNetCheck.Facts;
using MarsNetCheck.Stages;

namespace MarsNetCheck.Revocation;

/// <summary>A certificate whose revocation is looked up, and what of its issuer is needed for that.</summary>
internal sealed record CheckedCertificate
{
    private static readonly Asn1Tag _version = new(TagClass.ContextSpecific, 0, isConstructed: true);

    /// <summary>Its SHA-1 thumbprint.</summary>
    public required string Thumbprint { get; init; }

    /// <summary>Its subject's distinguished name.</summary>
    public required string Subject { get; init; }

    /// <summary>Its serial number, upper-case hexadecimal.</summary>
    public required string SerialNumber { get; init; }

    /// <summary>The content of the INTEGER that its serial number is.</summary>
    public required ReadOnlyMemory<byte> Serial { get; init; }

    /// <summary>True if it is an authority's own certificate (RFC 5280 section 4.2.1.9).</summary>
    public required bool IsAuthority { get; init; }

    /// <summary>Its issuer's certificate as DER.</summary>
    public required ReadOnlyMemory<byte> Issuer { get; init; }

    /// <summary>Its issuer's name as DER.</summary>
    public required ReadOnlyMemory<byte> IssuerName { get; init; }

    /// <summary>The content of its issuer's public key (RFC 6960 section 4.1.1).</summary>
    public required ReadOnlyMemory<byte> IssuerKey { get; init; }

    /// <summary>False where the platform (Wine) cannot load its issuer's key: no source's answer can be verified there.</summary>
    public required bool CanBeVerified { get; init; }

    /// <summary>Its issuer's thumbprint.</summary>
    public required string IssuerThumbprint { get; init; }

    /// <summary>Where to ask, in the order of Windows: responders before lists.</summary>
    public required ImmutableArray<(RevocationSource Source, Uri Url)> Sources { get; init; }

    /// <summary>Takes down what is needed of two neighbours in a chain; null if the certificate names no source, or cannot be read.</summary>
    public static CheckedCertificate? Of(X509Certificate2 certificate, X509Certificate2 issuer)
    {
        ImmutableArray<(RevocationSource, Uri)> sources =
        [
            .. RevocationPointers.Ocsp(certificate).Where(u => u.Query.Length == 0).Select(u => (RevocationSource.Ocsp, u)),
            .. RevocationPointers.Crl(certificate).Select(u => (RevocationSource.Crl, u)),
        ];
        if (sources.IsEmpty || SerialOf(certificate) is not { } serial)
            return null;
        return new CheckedCertificate
        {
            Thumbprint = certificate.Thumbprint,
            Subject = Printable.Clean(certificate.Subject),
            SerialNumber = certificate.SerialNumber,
            Serial = serial,
            IsAuthority = certificate.Extensions.OfType<X509BasicConstraintsExtension>().Any(e => e.CertificateAuthority),
            Issuer = issuer.RawData,
            IssuerName = issuer.SubjectName.RawData,
            IssuerKey = issuer.PublicKey.EncodedKeyValue.RawData,
            CanBeVerified = SignatureCheck.CanLoadKey(issuer),
            IssuerThumbprint = issuer.Thumbprint,
            Sources = sources,
        };
    }

    private static ReadOnlyMemory<byte>? SerialOf(X509Certificate2 certificate)
    {
        try
        {
            var body = new AsnReader(certificate.RawDataMemory, AsnEncodingRules.DER).ReadSequence().ReadSequence();
            if (body.PeekTag().HasSameClassAndValue(_version))
                body.ReadEncodedValue();
            return body.ReadIntegerBytes().ToArray();
        }
        catch (Exception error) when (error is AsnContentException or CryptographicException)
        {
            return null;
        }
    }
}
