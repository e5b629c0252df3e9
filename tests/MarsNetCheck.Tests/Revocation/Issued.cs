using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using MarsNetCheck.Revocation;

namespace MarsNetCheck.Tests.Revocation;

/// <summary>Certificates as the look-up takes them.</summary>
internal static class Issued
{
    /// <summary>A time at which the vectors are valid.</summary>
    public static readonly DateTimeOffset Now = new(2030, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static CheckedCertificate Good => Of(Vectors.Good, Vectors.Authority);

    public static CheckedCertificate Bad => Of(Vectors.Bad, Vectors.Authority);

    public static CheckedCertificate Of(byte[] certificate, byte[] issuer)
    {
        using var own = X509CertificateLoader.LoadCertificate(certificate);
        using var signer = X509CertificateLoader.LoadCertificate(issuer);
        return CheckedCertificate.Of(own, signer)!;
    }

    /// <summary>A certificate that names a list, by a new authority whose list says what <paramref name="fill"/> says.</summary>
    public static (CheckedCertificate Certificate, byte[] List) By(AsymmetricAlgorithm key, HashAlgorithmName hash, RSASignaturePadding padding, Action<CertificateRevocationListBuilder, byte[]> fill)
    {
        using var issuer = Authority(key, hash, padding);
        var serial = RandomNumberGenerator.GetBytes(12);
        serial[0] = 0x80;
        using var leafKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=leaf.contoso.test", leafKey, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(CertificateRevocationListBuilder.BuildCrlDistributionPointExtension(["http://crl.contoso.test/a.crl"]));
        using var leaf = request.Create(issuer.SubjectName, Generator(key, padding), Now.AddYears(-4), Now.AddYears(4), [0, .. serial]);
        var builder = new CertificateRevocationListBuilder();
        fill(builder, [0, .. serial]);
        var list = builder.Build(issuer.SubjectName, Generator(key, padding), 1, Now.AddDays(7), hash, X509AuthorityKeyIdentifierExtension.CreateFromSubjectKeyIdentifier([1, 2]), Now.AddHours(-1));
        return (Of(leaf.RawData, issuer.RawData), list);
    }

    /// <summary>The list with an issuing distribution point (RFC 5280 section 5.2.5) that sets one of its flags, signed anew.</summary>
    public static byte[] Scoped(ECDsa key, byte[] list, int flag)
    {
        var old = new AsnReader(list, AsnEncodingRules.DER).ReadSequence();
        var body = ScopedBody(old.ReadSequence(), flag);
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            writer.WriteEncodedValue(body);
            writer.WriteEncodedValue(old.ReadEncodedValue().Span);
            writer.WriteBitString(key.SignData(body, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence));
        }
        return writer.Encode();
    }

    private static byte[] ScopedBody(AsnReader body, int flag)
    {
        var extensions = new Asn1Tag(TagClass.ContextSpecific, 0, isConstructed: true);
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            while (!body.PeekTag().HasSameClassAndValue(extensions))
                writer.WriteEncodedValue(body.ReadEncodedValue().Span);
            using (writer.PushSequence(extensions))
            using (writer.PushSequence())
            {
                using (writer.PushSequence())
                {
                    writer.WriteObjectIdentifier("2.5.29.28");
                    writer.WriteBoolean(value: true);
                    using (writer.PushOctetString())
                    using (writer.PushSequence())
                        writer.WriteBoolean(value: true, new Asn1Tag(TagClass.ContextSpecific, flag));
                }
                for (var rest = body.ReadSequence(extensions).ReadSequence(); rest.HasData;)
                    writer.WriteEncodedValue(rest.ReadEncodedValue().Span);
            }
        }
        return writer.Encode();
    }

    private static X509Certificate2 Authority(AsymmetricAlgorithm key, HashAlgorithmName hash, RSASignaturePadding padding)
    {
        var name = new X500DistinguishedName("CN=Authority, O=Test");
        var request = key is RSA rsa ? new CertificateRequest(name, rsa, hash, padding) : new CertificateRequest(name, (ECDsa)key, hash);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, false, 0, critical: true));
        return request.CreateSelfSigned(Now.AddYears(-5), Now.AddYears(5));
    }

    private static X509SignatureGenerator Generator(AsymmetricAlgorithm key, RSASignaturePadding padding) =>
        key is RSA rsa ? X509SignatureGenerator.CreateForRSA(rsa, padding) : X509SignatureGenerator.CreateForECDsa((ECDsa)key);
}
