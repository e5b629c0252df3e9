using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace MarsNetCheck.Tests.Settings;

/// <summary>Files that settings name, in a folder of their own; only this account may read them.</summary>
internal sealed class SettingFiles : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("marsnetcheck-");

    public string Write(string name, string content)
    {
        var path = Path.Combine(_folder.FullName, name);
        File.WriteAllText(path, content);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        return path;
    }

    /// <summary>A root certificate in PEM.</summary>
    public static string Root()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var root = new CertificateRequest("CN=Expected", key, HashAlgorithmName.SHA256).CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(200));
        return root.ExportCertificatePem();
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
