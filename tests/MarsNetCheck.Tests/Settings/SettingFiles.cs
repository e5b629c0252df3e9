namespace MarsNetCheck.Tests.Settings;

/// <summary>Files that settings name, in a folder of their own; only this account may read them.</summary>
internal sealed class SettingFiles : IDisposable
{
    /// <summary>A root certificate in PEM. It is not made here, because Wine cannot make one.</summary>
    public const string Root = """
        -----BEGIN CERTIFICATE-----
        MIIBfDCCASOgAwIBAgIUfo5kW64jLL/uh1yGdKac0woHDxwwCgYIKoZIzj0EAwIw
        EzERMA8GA1UEAwwIRXhwZWN0ZWQwIBcNMjYxMTIzMDU0NjQ5WhgPMjEyNjEwMzAw
        NTQ2NDlaMBMxETAPBgNVBAMMCEV4cGVjdGVkMFkwEwYHKoZIzj0CAQYIKoZIzj0D
        AQcDQgAE+OLzTDaBasBXXqnXNZGUqv939AUHn870DWSGBtoEmndIaztFxHxS66pw
        n2b3BW0BZ42c4CXUixafsJ5U62r7CKNTMFEwHQYDVR0OBBYEFMxhsRmOzuiaJlcL
        NBD4vdf8yU7gMB8GA1UdIwQYMBaAFMxhsRmOzuiaJlcLNBD4vdf8yU7gMA8GA1Ud
        EwEB/wQFMAMBAf8wCgYIKoZIzj0EAwIDRwAwRAIgTaDFf7eyhc569U/Kvs+5/IlY
        pCEypj/i4/PwJbPCM/MCIBuxFCotyeS/Ngetfk1NAPPi6c/aLQAadnP52sRNWJtn
        -----END CERTIFICATE-----
        """;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("marsnetcheck-");

    public string Write(string name, string content)
    {
        var path = Path.Combine(_folder.FullName, name);
        File.WriteAllText(path, content);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        return path;
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
