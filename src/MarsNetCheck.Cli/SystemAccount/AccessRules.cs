using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using System.Security.AccessControl;
using System.Security.Principal;

namespace MarsNetCheck.Cli.SystemAccount;

/// <summary>Who may do what in a folder of Windows. What runs as SYSTEM, and what it reads, must be out of the reach of everybody else.</summary>
[SupportedOSPlatform("windows")]
internal static class AccessRules
{
    private const FileSystemRights Changing = FileSystemRights.WriteData | FileSystemRights.AppendData | FileSystemRights.WriteExtendedAttributes | FileSystemRights.WriteAttributes
        | FileSystemRights.DeleteSubdirectoriesAndFiles | FileSystemRights.Delete | FileSystemRights.ChangePermissions | FileSystemRights.TakeOwnership;

    // NT SERVICE\TrustedInstaller, which owns the program files.
    private const string TrustedInstaller = "S-1-5-80-956008885-3418522649-1831038044-1853292631-2271478464";

    /// <summary>Rules by which only administrators and SYSTEM may do anything.</summary>
    public static DirectorySecurity ForAdministrators()
    {
        var security = new DirectorySecurity();
        security.SetAccessRuleProtection(isProtected: true, preserveInheritance: false);
        security.SetOwner(Sid(WellKnownSidType.BuiltinAdministratorsSid));
        foreach (var account in new[] { WellKnownSidType.BuiltinAdministratorsSid, WellKnownSidType.LocalSystemSid })
            Allow(security, account, FileSystemRights.FullControl);
        return security;
    }

    /// <summary>The same, and all users may read and run what is there.</summary>
    public static DirectorySecurity ForPrograms()
    {
        var security = ForAdministrators();
        Allow(security, WellKnownSidType.BuiltinUsersSid, FileSystemRights.ReadAndExecute);
        return security;
    }

    /// <summary>True if nobody but administrators and SYSTEM may do anything in the folder.</summary>
    public static bool KeepOthersOut(DirectoryInfo folder) => Keeps(folder, (FileSystemRights)~0);

    /// <summary>True if nobody but administrators and SYSTEM may change anything in the folder, or owns it.</summary>
    public static bool KeepOthersFromWriting(DirectoryInfo folder) => Keeps(folder, Changing);

    // What the file system made of it. Wine's has no access rules of its own and names the account that created the folder instead.
    private static bool Keeps(DirectoryInfo folder, FileSystemRights rights)
    {
        using var self = WindowsIdentity.GetCurrent();
        IdentityReference?[] allowed = [Sid(WellKnownSidType.BuiltinAdministratorsSid), Sid(WellKnownSidType.LocalSystemSid), new SecurityIdentifier(TrustedInstaller), IsWine ? self.User : null];
        var security = folder.GetAccessControl();
        var named = security.GetAccessRules(includeExplicit: true, includeInherited: true, typeof(SecurityIdentifier)).Cast<FileSystemAccessRule>()
            .Where(r => r.AccessControlType == AccessControlType.Allow && !r.PropagationFlags.HasFlag(PropagationFlags.InheritOnly) && (r.FileSystemRights & rights) != default)
            .Select(r => r.IdentityReference)
            .Append(security.GetOwner(typeof(SecurityIdentifier)));
        return named.All(allowed.Contains) && !folder.Attributes.HasFlag(FileAttributes.ReparsePoint);
    }

    private static bool IsWine => NativeLibrary.TryLoad("ntdll", typeof(AccessRules).Assembly, DllImportSearchPath.System32, out var ntdll) && NativeLibrary.TryGetExport(ntdll, "wine_get_version", out _);

    private static void Allow(DirectorySecurity security, WellKnownSidType account, FileSystemRights rights) =>
        security.AddAccessRule(new FileSystemAccessRule(Sid(account), rights, InheritanceFlags.ContainerInherit | InheritanceFlags.ObjectInherit, PropagationFlags.None, AccessControlType.Allow));

    private static SecurityIdentifier Sid(WellKnownSidType type) => new(type, domainSid: null);
}
