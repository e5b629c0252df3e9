using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using MarsNetCheck.Facts;

namespace MarsNetCheck.Revocation;

/// <summary>An OCSP responder's answer about one certificate (RFC 6960 section 4.2).</summary>
internal static class OcspAnswer
{
    private const string Basic = "1.3.6.1.5.5.7.48.1.1";
    private const int MaxCertificates = 8;

    private static readonly Asn1Tag _zero = new(TagClass.ContextSpecific, 0, isConstructed: true);
    private static readonly Asn1Tag _good = new(TagClass.ContextSpecific, 0);
    private static readonly Asn1Tag _revoked = new(TagClass.ContextSpecific, 1, isConstructed: true);

    /// <summary>What the answer says of the certificate; whatever is wrong with it is in that.</summary>
    /// <param name="document">The answer as DER.</param>
    /// <param name="certificate">What was asked for.</param>
    /// <param name="now">The time by which a responder's own certificate is judged.</param>
    public static RevocationReading Read(ReadOnlyMemory<byte> document, CheckedCertificate certificate, DateTimeOffset now)
    {
        try
        {
            return ReadResponse(document, certificate, now);
        }
        catch (Exception error) when (error is AsnContentException or CryptographicException)
        {
            return RevocationReading.Of(RevocationProblem.Unreadable);
        }
    }

    private static RevocationReading ReadResponse(ReadOnlyMemory<byte> document, CheckedCertificate certificate, DateTimeOffset now)
    {
        var response = new AsnReader(document, AsnEncodingRules.DER).ReadSequence();
        if (!response.ReadEnumeratedBytes().Span.SequenceEqual("\0"u8))
            return RevocationReading.Of(RevocationProblem.ResponderError);
        var bytes = response.ReadSequence(_zero).ReadSequence();
        if (!string.Equals(bytes.ReadObjectIdentifier(), Basic, StringComparison.Ordinal))
            return RevocationReading.Of(RevocationProblem.Unreadable);
        var basic = new AsnReader(bytes.ReadOctetString(), AsnEncodingRules.DER).ReadSequence();
        var signed = SignedStructure.Read(basic);
        if (Find(signed.Body, certificate) is not { } reading)
            return RevocationReading.Of(RevocationProblem.Foreign);
        var verified = Verify(signed, basic, certificate, now);
        return reading with { Verified = verified, Problem = verified == false ? RevocationProblem.BadSignature : null };
    }

    private static RevocationReading? Find(ReadOnlyMemory<byte> body, CheckedCertificate certificate)
    {
        var data = new AsnReader(body, AsnEncodingRules.DER).ReadSequence();
        if (data.PeekTag().HasSameClassAndValue(_zero))
            data.ReadEncodedValue();
        data.ReadEncodedValue();
        data.ReadGeneralizedTime();
        for (var singles = data.ReadSequence(); singles.HasData;)
        {
            var single = singles.ReadSequence();
            if (IsAbout(single.ReadSequence(), certificate))
                return ReadSingle(single);
        }
        return null;
    }

    private static bool IsAbout(AsnReader id, CheckedCertificate certificate)
    {
        var algorithm = id.ReadSequence().ReadObjectIdentifier();
        var name = id.ReadOctetString();
        var key = id.ReadOctetString();
        return id.ReadIntegerBytes().Span.SequenceEqual(certificate.Serial.Span)
            && Hash(algorithm, certificate.IssuerName.Span) is { } issuerName && issuerName.AsSpan().SequenceEqual(name)
            && Hash(algorithm, certificate.IssuerKey.Span) is { } issuerKey && issuerKey.AsSpan().SequenceEqual(key);
    }

    private static byte[]? Hash(string algorithm, ReadOnlySpan<byte> text) => algorithm switch
    {
        "1.3.14.3.2.26" => SHA1.HashData(text),
        "2.16.840.1.101.3.4.2.1" => SHA256.HashData(text),
        _ => null,
    };

    private static RevocationReading ReadSingle(AsnReader single)
    {
        var reading = ReadStatus(single);
        reading = reading with { ThisUpdate = single.ReadGeneralizedTime() };
        return single.HasData && single.PeekTag().HasSameClassAndValue(_zero)
            ? reading with { NextUpdate = single.ReadSequence(_zero).ReadGeneralizedTime() }
            : reading;
    }

    private static RevocationReading ReadStatus(AsnReader single)
    {
        if (!single.PeekTag().HasSameClassAndValue(_revoked))
        {
            var good = single.PeekTag().HasSameClassAndValue(_good);
            single.ReadEncodedValue();
            return new RevocationReading { Status = good ? RevocationStatus.Good : RevocationStatus.Unknown };
        }
        var revoked = single.ReadSequence(_revoked);
        return new RevocationReading
        {
            Status = RevocationStatus.Revoked,
            RevokedAt = revoked.ReadGeneralizedTime(),
            Reason = revoked.HasData ? RevocationReasons.Of(revoked.ReadSequence(_zero).ReadEnumeratedBytes().Span) : null,
        };
    }

    /// <summary>The issuer itself signs, or a responder to whom the same issuer gave a certificate for it (RFC 6960 section 4.2.2.2).</summary>
    private static bool? Verify(SignedStructure signed, AsnReader rest, CheckedCertificate certificate, DateTimeOffset now)
    {
        using var issuer = X509CertificateLoader.LoadCertificate(certificate.Issuer.Span);
        if (SignatureCheck.Verify(signed, issuer) is not false and var direct)
            return direct;
        if (!rest.HasData || !rest.PeekTag().HasSameClassAndValue(_zero))
            return false;
        var certificates = rest.ReadSequence(_zero).ReadSequence();
        for (var i = 0; certificates.HasData && i < MaxCertificates; i++)
        {
            using var responder = X509CertificateLoader.LoadCertificate(certificates.ReadEncodedValue().Span);
            var named = OcspResponder.IsNamedBy(issuer, responder, now);
            if (named is not false && SignatureCheck.Verify(signed, responder) is not false and var delegated)
                return named is null ? null : delegated;
        }
        return false;
    }
}
