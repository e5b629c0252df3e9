using System.Globalization;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace MarsNetCheck.Hosting.History;

/// <summary>Who may write to a folder of Unix. Its owner is asked for on Linux alone (statx(2), whose record is the same on every processor). Access control lists show in the rights of the group.</summary>
[UnsupportedOSPlatform("windows")]
internal static unsafe partial class UnixFolderRights
{
    private const int RelativeToFolder = -100;
    private const uint OwnerAsked = 0x8;
    private const int RecordBytes = 256;
    private const int OffsetOfOwner = 20;

    /// <summary>Why accounts other than this one and root may write there, and the mend; null if none may.</summary>
    /// <param name="path">The folder, or a link to it.</param>
    public static string? ProblemOf(string path)
    {
        if (OperatingSystem.IsLinux() && OwnerOf(path) is { } owner && owner != 0 && owner != EffectiveUser())
            return string.Create(CultureInfo.InvariantCulture, $"belongs to another account (number {owner}); give it to the account of the service (chown)");
        return (File.GetUnixFileMode(path) & (UnixFileMode.GroupWrite | UnixFileMode.OtherWrite)) == UnixFileMode.None ? null : "other accounts may write there; take that right away (chmod go-w)";
    }

    private static uint? OwnerOf(string path)
    {
        var record = stackalloc byte[RecordBytes];
        return Statx(RelativeToFolder, path, 0, OwnerAsked, record) == 0 ? *(uint*)(record + OffsetOfOwner) : null;
    }

    [LibraryImport("libc", EntryPoint = "geteuid")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial uint EffectiveUser();

    [LibraryImport("libc", EntryPoint = "statx", StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Statx(int folder, string path, int flags, uint mask, byte* record);
}
