using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace MarsNetCheck.Cli.Services;

/// <summary>Who can change what is at a path (statx(2), whose record is the same on every processor).</summary>
[UnsupportedOSPlatform("windows")]
internal static partial class UnixOwner
{
    private const int RelativeToFolder = -100;
    private const int DoNotFollow = 0x100;
    private const uint BasicMembers = 0x7FF;
    private const int RecordBytes = 256;
    private const int OffsetOfOwner = 20;
    private const int OffsetOfMode = 28;
    private const int OthersWrite = 0x12;
    private const int KindMask = 0xF000;
    private const int Directory = 0x4000;

    /// <summary>Why somebody else than root could change what is in a folder; null if nobody can, or if there is no such folder.</summary>
    public static unsafe string? ProblemOf(string folder)
    {
        var record = stackalloc byte[RecordBytes];
        if (Statx(RelativeToFolder, folder, DoNotFollow, BasicMembers, record) != 0)
            return null;
        var (owner, mode) = (*(uint*)(record + OffsetOfOwner), *(ushort*)(record + OffsetOfMode));
        if ((mode & KindMask) != Directory)
            return $"{folder}: is no folder but a link or a file; remove it";
        if (owner != 0)
            return $"{folder}: belongs to another account than root, which could change the program; chown root {folder}";
        return (mode & OthersWrite) == 0 ? null : $"{folder}: other accounts than root may write there and could change the program; chmod go-w {folder}";
    }

    [LibraryImport("libc", EntryPoint = "statx", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static unsafe partial int Statx(int folder, string path, int flags, uint mask, byte* record);
}
