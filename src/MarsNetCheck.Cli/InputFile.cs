namespace MarsNetCheck.Cli;

/// <summary>Files that the user names.</summary>
internal static class InputFile
{
    /// <summary>The largest file that is read: 256 MiB.</summary>
    private const long MaxBytes = 256L * 1024 * 1024;

    /// <summary>Reads a whole file.</summary>
    /// <exception cref="UsageException">It cannot be read.</exception>
    public static byte[] Read(string path)
    {
        try
        {
            using var stream = File.OpenRead(path);
            using var content = new MemoryStream();
            var part = new byte[64 * 1024];
            for (var read = stream.Read(part); read > 0 && content.Length <= MaxBytes; read = stream.Read(part))
                content.Write(part, 0, read);
            return content.Length <= MaxBytes ? content.ToArray() : throw new UsageException($"{path}: is larger than 256 MiB, which no report is; check the path");
        }
        catch (Exception e) when (IsUnreadable(e))
        {
            throw new UsageException(Problem(path, e), e);
        }
    }

    /// <summary>True if a file could not be opened or read.</summary>
    public static bool IsUnreadable(Exception e) => e is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException;

    /// <summary>What is wrong with the file, and the mend, on one line.</summary>
    public static string Problem(string path, Exception e) => e switch
    {
        _ when string.IsNullOrWhiteSpace(path) => "the name of the file is empty; give the path of a file",
        FileNotFoundException or DirectoryNotFoundException => $"{path}: does not exist; check the path",
        UnauthorizedAccessException when Directory.Exists(path) => $"{path}: is a directory; give the path of a file",
        UnauthorizedAccessException => $"{path}: may not be read by this account; change its permissions or use another account",
        _ => $"{path}: cannot be read ({e.Message}); check the path",
    };
}
