using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using MarsNetCheck.Hosting.Settings;
using MarsNetCheck.Settings;

namespace MarsNetCheck.Hosting.Access;

/// <summary>The certificate by which the service shows who it is, with its key and the chain to send along.</summary>
/// <param name="Leaf">The certificate, with its private key.</param>
/// <param name="Chain">All that the file holds.</param>
internal sealed record ServerCertificate(X509Certificate2 Leaf, X509Certificate2Collection Chain)
{
    /// <summary>Reads it from the PEM files that the settings name.</summary>
    /// <exception cref="SettingsException">There is none, or a file cannot be used.</exception>
    public static ServerCertificate Read(AccessSettings settings)
    {
        if (settings.Certificate is not { } file)
            throw new SettingsException(["MarsNetCheck:Access:Certificate: missing, and an address of Listen begins with https; name a PEM file with the server's certificate"]);
        try
        {
            var chain = new X509Certificate2Collection();
            chain.ImportFromPemFile(file);
            using var read = X509Certificate2.CreateFromPemFile(file, settings.CertificateKey);
            return new ServerCertificate(Usable(read), chain);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or CryptographicException or ArgumentException)
        {
            throw new SettingsException([$"MarsNetCheck:Access:Certificate: {file}: cannot be read with its key; name PEM files of a certificate and of its private key, without a password, that this account may read"]);
        }
    }

    // Windows serves TLS only with a key that has been imported from PKCS #12.
    private static X509Certificate2 Usable(X509Certificate2 read) => X509CertificateLoader.LoadPkcs12(read.Export(X509ContentType.Pkcs12), password: null);
}
