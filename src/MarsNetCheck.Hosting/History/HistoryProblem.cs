using System.Globalization;
using Microsoft.Data.Sqlite;

namespace MarsNetCheck.Hosting.History;

/// <summary>Says what an error of the store or of its folder means to the people who look after it, and what mends it.</summary>
internal static class HistoryProblem
{
    /// <summary>The setting that names the folder.</summary>
    public const string Setting = $"{Settings.MarsNetCheckSettings.Section}:History:Folder";

    /// <summary>The result code for a file that is no database.</summary>
    public const int NotADatabase = 26;

    // Result codes: https://www.sqlite.org/rescode.html
    private const int Permission = 3;
    private const int Busy = 5;
    private const int Locked = 6;
    private const int ReadOnly = 8;
    private const int InputOutput = 10;
    private const int Corrupt = 11;
    private const int Full = 13;
    private const int CannotOpen = 14;

    // Less than a save may need: then an error of the disk means that it is full.
    private const long LittleSpace = 256 * 1024;

    // EWOULDBLOCK of Linux, and ERROR_SHARING_VIOLATION of Windows.
    private const int WouldBlock = 11;
    private const int SharingViolation = unchecked((int)0x80070020);

    /// <summary>True if the file itself is damaged, or is no database.</summary>
    public static bool IsDamage(SqliteException error) => error.SqliteErrorCode is Corrupt or NotADatabase;

    /// <summary>The error as one sentence that names the file, the problem and the mend.</summary>
    public static HistoryException Of(SqliteException error, string file)
    {
        var meaning = error.SqliteErrorCode switch
        {
            Full => $"the disk is full; free some space, or set {Setting} to a folder of another disk",
            InputOutput when IsFull(file) => $"the disk is full; free some space, or set {Setting} to a folder of another disk",
            Busy or Locked => "another process holds the file; end it, or let it finish",
            ReadOnly or Permission or CannotOpen => $"this account may not write there; give it the right to, or set {Setting} to another folder",
            Corrupt or NotADatabase => "the file is damaged; it is kept aside and a new one begun as soon as the folder allows it",
            _ => string.Create(CultureInfo.InvariantCulture, $"SQLite reports error {error.SqliteExtendedErrorCode}; look after the disk, or set {Setting} to a folder of another one"),
        };
        return new HistoryException($"{file}: {meaning}", error);
    }

    /// <summary>The error of the folder or of a file in it as one sentence.</summary>
    public static HistoryException Of(Exception error, string file)
    {
        if (error is IOException { HResult: WouldBlock or SharingViolation })
            return new HistoryException($"{file}: another service keeps its history in this folder; stop it, or set {Setting} to another folder", error);
        if (IsFull(file))
            return new HistoryException($"{file}: the disk is full; free some space, or set {Setting} to a folder of another disk", error);
        return new HistoryException($"{file}: cannot be written ({error.Message.TrimEnd('.')}); give this account the right to, or set {Setting} to another folder", error);
    }

    private static bool IsFull(string file)
    {
        try
        {
            return new DriveInfo(Path.GetDirectoryName(file) ?? file).AvailableFreeSpace < LittleSpace;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return false;
        }
    }

    /// <summary>True if SQLite's own library could not be loaded. The first use of a type says so in a wrapping of its own.</summary>
    public static bool LacksLibrary(Exception error)
    {
        for (var cause = error; cause is not null; cause = cause.InnerException)
        {
            if (cause is DllNotFoundException)
                return true;
        }
        return false;
    }
}
