using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace MarsNetCheck.Settings;

/// <summary>Reads a PEM file with roots that are genuine.</summary>
internal static class RootFile
{
    private const string Mend = "give a PEM file with -----BEGIN CERTIFICATE-----";
    private const int MaxMebibytes = 4;

    /// <summary>The certificates of the file; none, and an error, if it cannot be used.</summary>
    public static X509Certificate2Collection Read(string file, SettingsErrors errors)
    {
        var roots = new X509Certificate2Collection();
        try
        {
            roots.ImportFromPem(Encoding.UTF8.GetString(InputFile.Read(file, MaxMebibytes)));
            if (roots.Count == 0)
                errors.Add(nameof(CheckSettings.ExpectRoots), $"{file}: holds no certificate; {Mend}");
        }
        catch (CryptographicException)
        {
            errors.Add(nameof(CheckSettings.ExpectRoots), $"{file}: holds a certificate that cannot be read; {Mend}");
        }
        catch (SettingsException e)
        {
            errors.Add(nameof(CheckSettings.ExpectRoots), e.Message);
        }
        return roots;
    }
}
