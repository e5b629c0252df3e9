using Org.BouncyCastle.Asn1;
using Org.BouncyCastle.Asn1.Sec;
using Org.BouncyCastle.Asn1.X509;
using Org.BouncyCastle.Crypto;
using Org.BouncyCastle.Crypto.Generators;
using Org.BouncyCastle.Crypto.Operators;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Security;
using Org.BouncyCastle.X509;

namespace MarsNetCheck.Simulation.Certificates;

/// <summary>Makes ECDSA P-256 certificates in managed code only, so that it works where the platform cannot.</summary>
internal static class CertificateForge
{
    /// <summary>The signature algorithm of a sound certificate.</summary>
    public const string Sha256 = "SHA256WITHECDSA";

    /// <summary>The signature algorithm of a weak one.</summary>
    public const string Sha1 = "SHA1WITHECDSA";

    /// <summary>The length of a number in a P-256 signature.</summary>
    private const int FieldBytes = 32;

    /// <summary>Makes a certificate authority; a root when <paramref name="issuer"/> is null. <paramref name="list"/> is where its issuer's revocation list is.</summary>
    public static IssuedCertificate IssueAuthority(DistinguishedName subject, CertificateValidity validity, IssuedCertificate? issuer = null, string? list = null)
    {
        var keys = NewKeys();
        var generator = Begin(subject, validity, keys, issuer);
        generator.AddExtension(X509Extensions.BasicConstraints, critical: true, new BasicConstraints(cA: true));
        generator.AddExtension(X509Extensions.KeyUsage, critical: true, new KeyUsage(KeyUsage.KeyCertSign | KeyUsage.CrlSign));
        AddPointers(generator, list, responder: null);
        return Sign(generator, keys, issuer, Sha256);
    }

    /// <summary>Makes a server certificate.</summary>
    public static IssuedCertificate IssueServer(LeafRequest request)
    {
        var generator = Begin(request.Subject, request.Validity, request.Keys, request.Issuer);
        generator.AddExtension(X509Extensions.BasicConstraints, critical: true, new BasicConstraints(cA: false));
        generator.AddExtension(X509Extensions.KeyUsage, critical: true, new KeyUsage(KeyUsage.DigitalSignature));
        generator.AddExtension(X509Extensions.ExtendedKeyUsage, critical: false, new ExtendedKeyUsage(KeyPurposeID.id_kp_serverAuth));
        generator.AddExtension(
            X509Extensions.SubjectAlternativeName,
            critical: false,
            new GeneralNames([.. request.Names.Select(n => new GeneralName(GeneralName.DnsName, n))]));
        AddPointers(generator, request.List, request.Responder);
        return Sign(generator, request.Keys, request.Issuer, request.Algorithm);
    }

    /// <summary>Makes a P-256 key pair.</summary>
    public static AsymmetricCipherKeyPair NewKeys()
    {
        var generator = new ECKeyPairGenerator("ECDSA");
        generator.Init(new ECKeyGenerationParameters(SecObjectIdentifiers.SecP256r1, new SecureRandom()));
        return generator.GenerateKeyPair();
    }

    private static X509V3CertificateGenerator Begin(
        DistinguishedName subject, CertificateValidity validity, AsymmetricCipherKeyPair keys, IssuedCertificate? issuer)
    {
        var generator = new X509V3CertificateGenerator();
        var name = subject.ToX509();
        generator.SetSerialNumber(RevocationOffice.SerialOf(subject.CommonName));
        generator.SetSubjectDN(name);
        generator.SetIssuerDN(issuer?.Certificate.SubjectDN ?? name);
        generator.SetNotBefore(validity.NotBefore.UtcDateTime);
        generator.SetNotAfter(validity.NotAfter.UtcDateTime);
        generator.SetPublicKey(keys.Public);
        AddKeyIdentifiers(generator, keys, issuer);
        return generator;
    }

    private static void AddPointers(X509V3CertificateGenerator generator, string? list, string? responder)
    {
        if (list is not null)
        {
            var name = new DistributionPointName(new GeneralNames(new GeneralName(GeneralName.UniformResourceIdentifier, list)));
            generator.AddExtension(X509Extensions.CrlDistributionPoints, critical: false, new CrlDistPoint([new DistributionPoint(name, reasons: null, crlIssuer: null)]));
        }
        if (responder is not null)
            generator.AddExtension(X509Extensions.AuthorityInfoAccess, critical: false, new AuthorityInformationAccess(AccessDescription.IdADOcsp, new GeneralName(GeneralName.UniformResourceIdentifier, responder)));
    }

    private static void AddKeyIdentifiers(X509V3CertificateGenerator generator, AsymmetricCipherKeyPair keys, IssuedCertificate? issuer)
    {
        var own = SubjectPublicKeyInfoFactory.CreateSubjectPublicKeyInfo(keys.Public);
        var signer = issuer?.Certificate.SubjectPublicKeyInfo ?? own;
        generator.AddExtension(X509Extensions.SubjectKeyIdentifier, critical: false, Identify(own));
        generator.AddExtension(
            X509Extensions.AuthorityKeyIdentifier, critical: false, new AuthorityKeyIdentifier(Identify(signer).GetKeyIdentifier()));
    }

    private static IssuedCertificate Sign(
        X509V3CertificateGenerator generator, AsymmetricCipherKeyPair keys, IssuedCertificate? issuer, string algorithm)
    {
        var own = (ECPrivateKeyParameters)keys.Private;
        var signer = new Asn1SignatureFactory(algorithm, issuer?.PrivateKey ?? own);
        var certificate = generator.Generate(signer);
        while (HasShortNumber(certificate.GetSignature()))
            certificate = generator.Generate(signer);
        return new IssuedCertificate(certificate, own, issuer);
    }

    /// <summary>One signature in about 128 has a number with a leading zero byte, which DER leaves out (RFC 3279 section 2.2.3). Wine 8 refuses those.</summary>
    private static bool HasShortNumber(byte[] signature) =>
        Asn1Sequence.GetInstance(signature).Any(n => DerInteger.GetInstance(n).PositiveValue.BitLength <= (FieldBytes - 1) * 8);

    private static SubjectKeyIdentifier Identify(SubjectPublicKeyInfo info) =>
        new(DigestUtilities.CalculateDigest("SHA-1", info.PublicKey.GetBytes()));
}
