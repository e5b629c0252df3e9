using System.Text;
using System.Text.RegularExpressions;
using MarsNetCheck.Settings;

namespace MarsNetCheck.Cli.Output;

/// <summary>A file that a report goes to, opened before probing so that it is known to be writable, and replaced only at the end.</summary>
internal sealed partial class OutputFile : IDisposable
{
    private const int HeadBytes = 4096;

    private readonly string _path;
    private readonly FileStream _stream;
    private readonly bool _isNew;
    private bool _written;

    private OutputFile(string path, FileStream stream, bool isNew)
    {
        _path = path;
        _stream = stream;
        _isNew = isNew;
    }

    /// <summary>Opens a file without changing it.</summary>
    /// <exception cref="UsageException">It cannot be written, or it exists and is no report.</exception>
    public static OutputFile Open(string path, ReplaceRule rule)
    {
        try
        {
            var isNew = !File.Exists(path);
            var stream = new FileStream(path, FileMode.OpenOrCreate, FileAccess.Write, FileShare.ReadWrite);
            if (rule == ReplaceRule.Always || !HasContent(stream) || IsReport(path))
                return new OutputFile(path, stream, isNew);
            stream.Dispose();
            throw new UsageException($"--output: {path}: exists and is no report; give another file, or add --force to overwrite it");
        }
        catch (Exception e) when (InputFile.IsUnreadable(e))
        {
            throw new UsageException($"--output: {Problem(path, e)}", e);
        }
    }

    /// <summary>Replaces the file's content.</summary>
    /// <exception cref="UsageException">It cannot be written.</exception>
    public async Task WriteAsync(ReadOnlyMemory<byte> content)
    {
        try
        {
            if (HasContent(_stream))
                _stream.SetLength(0);
            await _stream.WriteAsync(content);
            await _stream.FlushAsync();
            _written = true;
        }
        catch (IOException e)
        {
            throw new UsageException($"--output: {Problem(_path, e)}", e);
        }
    }

    /// <summary>Closes the file; one that was made here and never written is removed.</summary>
    public void Dispose()
    {
        _stream.Dispose();
        if (_isNew && !_written)
            File.Delete(_path);
    }

    // A pipe or a device has nothing to lose.
    private static bool HasContent(FileStream stream) => stream.CanSeek && stream.Length > 0;

    private static bool IsReport(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var head = new byte[HeadBytes];
        var length = stream.ReadAtLeast(head, HeadBytes, throwOnEndOfStream: false);
        return ReportHead().IsMatch(Encoding.UTF8.GetString(head, 0, length));
    }

    private static string Problem(string path, Exception e) => e switch
    {
        DirectoryNotFoundException => $"{path}: its directory does not exist; create it, or give another file",
        UnauthorizedAccessException when Directory.Exists(path) => $"{path}: is a directory; give the path of a file",
        UnauthorizedAccessException => $"{path}: may not be written by this account; give another file",
        _ => $"{path}: cannot be written ({e.Message}); give another file",
    };

    /// <summary>How our reports begin: the JSON report by its version, the terminal's by its verdict.</summary>
    [GeneratedRegex(@"\A\uFEFF?(\s*\{\s*""schemaVersion""\s*:\s*\d|(\S )?(READY|DEGRADED|BLOCKED|INCONCLUSIVE)\b)", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ReportHead();
}
