using System.Runtime.Versioning;
using System.Security.AccessControl;
using System.Security.Principal;

namespace MarsNetCheck.Hosting.History;

/// <summary>Who may write to a folder of Windows, or to what is made in it.</summary>
[SupportedOSPlatform("windows")]
internal static class WindowsFolderRights
{
    private const FileSystemRights Changing = FileSystemRights.WriteData | FileSystemRights.AppendData | FileSystemRights.WriteExtendedAttributes | FileSystemRights.WriteAttributes
        | FileSystemRights.DeleteSubdirectoriesAndFiles | FileSystemRights.Delete | FileSystemRights.ChangePermissions | FileSystemRights.TakeOwnership;

    // NT SERVICE\TrustedInstaller, which owns what belongs to Windows.
    private const string TrustedInstaller = "S-1-5-80-956008885-3418522649-1831038044-1853292631-2271478464";

    // Whoever makes a file, or owns it: that is this account or one of the others that are allowed.
    private static readonly WellKnownSidType[] _allowed =
        [WellKnownSidType.BuiltinAdministratorsSid, WellKnownSidType.LocalSystemSid, WellKnownSidType.CreatorOwnerSid, WellKnownSidType.WinCreatorOwnerRightsSid];

    /// <summary>Why an account other than this one, administrators and SYSTEM may write there, and the mend; null if none may.</summary>
    public static string? ProblemOf(string path)
    {
        using var self = WindowsIdentity.GetCurrent();
        IdentityReference?[] allowed = [self.User, new SecurityIdentifier(TrustedInstaller), .. _allowed.Select(a => new SecurityIdentifier(a, domainSid: null))];
        var security = new DirectoryInfo(path).GetAccessControl(AccessControlSections.Access | AccessControlSections.Owner);
        if (security.GetOwner(typeof(SecurityIdentifier)) is { } owner && !allowed.Contains(owner))
            return $"belongs to another account ({NameOf(owner)}); give it to the account of the service (icacls /setowner)";
        var other = security.GetAccessRules(includeExplicit: true, includeInherited: true, typeof(SecurityIdentifier)).Cast<FileSystemAccessRule>()
            .FirstOrDefault(r => r.AccessControlType == AccessControlType.Allow && (r.FileSystemRights & Changing) != default && !allowed.Contains(r.IdentityReference));
        return other is null ? null : $"{NameOf(other.IdentityReference)} may write there; take that right away (icacls)";
    }

    private static string NameOf(IdentityReference account)
    {
        try
        {
            return account.Translate(typeof(NTAccount)).Value;
        }
        catch (IdentityNotMappedException)
        {
            return account.Value;
        }
    }
}
