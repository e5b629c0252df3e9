using System.Runtime.Versioning;
using System.Security.AccessControl;
using System.Security.Cryptography;
using System.Security.Principal;

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
        directory.Create(OnlyAdministrators());
        directory.Refresh();
        RequireOnlyAdministrators(directory);
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

    private static DirectorySecurity OnlyAdministrators()
    {
        var security = new DirectorySecurity();
        security.SetAccessRuleProtection(isProtected: true, preserveInheritance: false);
        security.SetOwner(Sid(WellKnownSidType.BuiltinAdministratorsSid));
        foreach (var account in new[] { WellKnownSidType.BuiltinAdministratorsSid, WellKnownSidType.LocalSystemSid })
            security.AddAccessRule(new FileSystemAccessRule(Sid(account), FileSystemRights.FullControl, InheritanceFlags.ContainerInherit | InheritanceFlags.ObjectInherit, PropagationFlags.None, AccessControlType.Allow));
        return security;
    }

    // What the file system made of it. A file system without access rules of its own (Wine's) names the account that created the folder instead.
    private static void RequireOnlyAdministrators(DirectoryInfo directory)
    {
        using var self = WindowsIdentity.GetCurrent();
        IdentityReference?[] allowed = [Sid(WellKnownSidType.BuiltinAdministratorsSid), Sid(WellKnownSidType.LocalSystemSid), self.User];
        var security = directory.GetAccessControl();
        var named = security.GetAccessRules(includeExplicit: true, includeInherited: true, typeof(SecurityIdentifier)).Cast<FileSystemAccessRule>()
            .Where(r => r.AccessControlType == AccessControlType.Allow).Select(r => r.IdentityReference)
            .Append(security.GetOwner(typeof(SecurityIdentifier)));
        if (named.All(allowed.Contains) && !directory.Attributes.HasFlag(FileAttributes.ReparsePoint))
            return;
        directory.Delete();
        throw new UsageException($"--as-system: accounts other than administrators may write to new folders in {directory.Parent}; mend its access rules");
    }

    private static SecurityIdentifier Sid(WellKnownSidType type) => new(type, domainSid: null);
}
