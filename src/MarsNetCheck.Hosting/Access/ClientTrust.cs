using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using MarsNetCheck.Settings;

namespace MarsNetCheck.Hosting.Access;

/// <summary>Whose client certificates are let in: those that chain to one of the configured CAs. Nothing is fetched to find that out, and no other root counts.</summary>
internal sealed class ClientTrust(X509Certificate2Collection authorities)
{
    private const string ClientAuthentication = "1.3.6.1.5.5.7.3.2";

    // What a client sends along is there in the handshake alone, and the certificate is looked at again with its requests, by whoever guards the routes.
    private static readonly ConditionalWeakTable<X509Certificate2, X509Certificate2Collection> _sent = [];

    // A connection shows the same object with each of its requests: the chain is built once.
    private readonly ConditionalWeakTable<X509Certificate2, object> _seen = [];

    /// <summary>Reads the CAs from a PEM file.</summary>
    /// <exception cref="SettingsException">The file cannot be read or holds no certificate.</exception>
    public static ClientTrust Read(string path)
    {
        try
        {
            var authorities = new X509Certificate2Collection();
            authorities.ImportFromPemFile(path);
            if (authorities.Count > 0)
                return new ClientTrust(authorities);
            throw Error($"{path}: holds no certificate; write the CA's certificate in PEM into it");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or CryptographicException or ArgumentException)
        {
            throw Error($"{path}: cannot be read as certificates; name a PEM file that this account may read");
        }
    }

    /// <summary>True if the certificate is let in now, as it came in a handshake.</summary>
    /// <param name="certificate">The certificate.</param>
    /// <param name="sent">What came along, intermediate CAs among it. None of it is trusted for being there.</param>
    /// <param name="time">The clock.</param>
    public bool Trusts(X509Certificate2 certificate, X509Certificate2Collection sent, TimeProvider time)
    {
        // The handshake disposes its own.
        _sent.AddOrUpdate(certificate, [.. sent.Select(c => X509CertificateLoader.LoadCertificate(c.RawDataMemory.Span))]);
        return Trusts(certificate, time);
    }

    /// <summary>True if the certificate is let in now.</summary>
    public bool Trusts(X509Certificate2 certificate, TimeProvider time)
    {
        var now = time.GetUtcNow().UtcDateTime;
        if (now > certificate.NotAfter.ToUniversalTime())
            return false;
        return (bool)_seen.GetValue(certificate, c => Build(c, now));
    }

    private bool Build(X509Certificate2 certificate, DateTime now)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.AddRange(authorities);
        if (_sent.TryGetValue(certificate, out var sent))
            chain.ChainPolicy.ExtraStore.AddRange(sent);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.DisableCertificateDownloads = true;
        chain.ChainPolicy.ApplicationPolicy.Add(new Oid(ClientAuthentication));
        chain.ChainPolicy.VerificationTime = now;
        return chain.Build(certificate);
    }

    private static SettingsException Error(string text) => new([$"MarsNetCheck:Access:ClientCa: {text}"]);
}
