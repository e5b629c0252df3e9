using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using MarsNetCheck.Stages;

namespace MarsNetCheck.Tests.Revocation;

public sealed class RevocationPointersTests
{
    [Fact]
    public void A_certificate_names_its_list_and_its_responder_and_LDAP_is_left_out()
    {
        using var certificate = X509CertificateLoader.LoadCertificate(Vectors.Good);

        Assert.Equal(["http://crl.contoso.test/vector.crl"], RevocationPointers.Crl(certificate).Select(u => u.AbsoluteUri));
        Assert.Equal(["http://ocsp.contoso.test/"], RevocationPointers.Ocsp(certificate).Select(u => u.AbsoluteUri));
    }

    [Fact]
    public void A_certificate_that_names_no_source_is_not_looked_up()
    {
        using var authority = X509CertificateLoader.LoadCertificate(Vectors.Authority);

        Assert.Empty(RevocationPointers.Crl(authority));
        Assert.Empty(RevocationPointers.Ocsp(authority));
        Assert.Null(MarsNetCheck.Revocation.CheckedCertificate.Of(authority, authority));
    }

    [Fact]
    public void Only_plain_http_without_a_password_counts_and_four_addresses_are_enough()
    {
        string[] urls = ["https://crl.contoso.test/a", "ftp://crl.contoso.test/a", "http://user:word@crl.contoso.test/a", "http:///a", .. Enumerable.Range(0, 9).Select(i => $"http://crl{i}.contoso.test/a")];
        using var certificate = With(CertificateRevocationListBuilder.BuildCrlDistributionPointExtension(urls));

        Assert.Equal(["crl0.contoso.test", "crl1.contoso.test", "crl2.contoso.test", "crl3.contoso.test"], RevocationPointers.Crl(certificate).Select(u => u.Host));
    }

    [Theory]
    [InlineData("2.5.29.31")]
    [InlineData("1.3.6.1.5.5.7.1.1")]
    public void An_extension_that_cannot_be_read_names_nothing(string oid)
    {
        using var certificate = With(new X509Extension(oid, [0x30, 0x20, 0x30, 0x01], critical: false));

        Assert.Empty(RevocationPointers.Crl(certificate));
        Assert.Empty(RevocationPointers.Ocsp(certificate));
    }

    private static X509Certificate2 With(X509Extension extension)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=a", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(extension);
        return request.CreateSelfSigned(Issued.Now, Issued.Now.AddDays(1));
    }
}
