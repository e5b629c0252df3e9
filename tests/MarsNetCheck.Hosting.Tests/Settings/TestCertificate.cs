using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace MarsNetCheck.Hosting.Tests.Settings;

/// <summary>A certificate of the test's own.</summary>
internal static class TestCertificate
{
    /// <summary>It and its key.</summary>
    public static string Pem()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        return $"{certificate.ExportCertificatePem()}\n{key.ExportPkcs8PrivateKeyPem()}\n";
    }
}
