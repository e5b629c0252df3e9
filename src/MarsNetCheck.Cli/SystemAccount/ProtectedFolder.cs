using System.Runtime.Versioning;
using System.Security.Cryptography;

namespace MarsNetCheck.Cli.SystemAccount;

/// <summary>A new folder of the program files that only administrators and SYSTEM can read or write; it is deleted at the end with all it holds.</summary>
[SupportedOSPlatform("windows")]
internal sealed class ProtectedFolder : IAsyncDisposable
{
    private const string Prefix = "MarsNetCheck-run-";
    private const int DeletionAttempts = 100;
    private static readonly TimeSpan _deletionPause = TimeSpan.FromMilliseconds(100);

    private ProtectedFolder(string path) => Path = path;

    /// <summary>The full path.</summary>
    public string Path { get; }

    /// <summary>Creates it under a name that nobody can know beforehand, with its access rules from the first moment.</summary>
    /// <exception cref="UsageException">Somebody else could write there.</exception>
    /// <exception cref="UnauthorizedAccessException">This account may not create it.</exception>
    public static ProtectedFolder Create()
    {
        var path = System.IO.Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.ProgramFiles), Prefix + RandomNumberGenerator.GetHexString(32, lowercase: true));
        var directory = new DirectoryInfo(path);
        if (directory.Exists)
            throw new UsageException($"--as-system: {path} exists already; run it again");
        directory.Create(AccessRules.ForAdministrators());
        directory.Refresh();
        if (!AccessRules.KeepOthersOut(directory))
        {
            directory.Delete();
            throw new UsageException($"--as-system: accounts other than administrators may write to new folders in {directory.Parent}; mend its access rules");
        }
        return new ProtectedFolder(path);
    }

    /// <summary>The path of a file in it.</summary>
    public string File(string name) => System.IO.Path.Combine(Path, name);

    /// <summary>Deletes it. A program that has just ended may hold its file for a moment longer.</summary>
    public async ValueTask DisposeAsync()
    {
        for (var attempt = 1; Directory.Exists(Path); attempt++)
        {
            try
            {
                Directory.Delete(Path, recursive: true);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException && attempt < DeletionAttempts)
            {
                await Task.Delay(_deletionPause);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                throw new UsageException($"--as-system: {Path} cannot be deleted ({e.Message}); delete it by hand", e);
            }
        }
    }
}
