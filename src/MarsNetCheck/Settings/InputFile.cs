using System.Globalization;

namespace MarsNetCheck.Settings;

/// <summary>Files that the user names.</summary>
public static class InputFile
{
    private const int Mebibyte = 1024 * 1024;

    /// <summary>Reads a whole file.</summary>
    /// <param name="path">The path of the file.</param>
    /// <param name="maxMebibytes">The largest size that is read, in MiB.</param>
    /// <exception cref="SettingsException">It cannot be read or is too large; the one line names the file, the problem and the mend.</exception>
    public static byte[] Read(string path, int maxMebibytes)
    {
        ArgumentNullException.ThrowIfNull(path);
        try
        {
            using var stream = File.OpenRead(path);
            using var content = new MemoryStream();
            var part = new byte[64 * 1024];
            // Devices have no length to ask for.
            for (var read = stream.Read(part); read > 0 && content.Length <= (long)maxMebibytes * Mebibyte; read = stream.Read(part))
                content.Write(part, 0, read);
            return content.Length <= (long)maxMebibytes * Mebibyte ? content.ToArray() : throw TooLarge(path, maxMebibytes);
        }
        catch (Exception e) when (IsUnreadable(e))
        {
            throw new SettingsException([Problem(path, e)], e);
        }
    }

    /// <summary>True if a file could not be opened or read.</summary>
    public static bool IsUnreadable(Exception exception) => exception is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException;

    private static SettingsException TooLarge(string path, int maxMebibytes) =>
        new([string.Create(CultureInfo.InvariantCulture, $"{path}: is larger than {maxMebibytes} MiB, which no such file is; check the path")]);

    private static string Problem(string path, Exception e) => e switch
    {
        _ when string.IsNullOrWhiteSpace(path) => "the name of the file is empty; give the path of a file",
        FileNotFoundException or DirectoryNotFoundException => $"{path}: does not exist; check the path",
        UnauthorizedAccessException when Directory.Exists(path) => $"{path}: is a directory; give the path of a file",
        UnauthorizedAccessException => $"{path}: may not be read by this account; change its permissions or use another account",
        _ => $"{path}: cannot be read ({e.Message}); check the path",
    };
}
