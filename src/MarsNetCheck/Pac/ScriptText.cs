using System.Text;

namespace MarsNetCheck.Pac;

/// <summary>A script's bytes as text: the charset of Content-Type, else that of a byte order mark, else ISO-8859-1.</summary>
internal static class ScriptText
{
    /// <summary>Decodes the bytes; a charset that the platform does not know counts as none, and bytes that are none of it as U+FFFD.</summary>
    public static string Decode(ReadOnlySpan<byte> bytes, string? charset)
    {
        var (marked, length) = Mark(bytes);
        var encoding = Named(charset) ?? marked ?? Encoding.Latin1;
        return encoding.GetString(marked is null || marked.CodePage != encoding.CodePage ? bytes : bytes[length..]);
    }

    private static (Encoding? Encoding, int Length) Mark(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0xEF, 0xBB, 0xBF, ..] => (Encoding.UTF8, 3),
        [0xFF, 0xFE, ..] => (Encoding.Unicode, 2),
        [0xFE, 0xFF, ..] => (Encoding.BigEndianUnicode, 2),
        _ => (null, 0),
    };

    private static Encoding? Named(string? charset)
    {
        if (string.IsNullOrWhiteSpace(charset))
            return null;
        try
        {
            return Encoding.GetEncoding(charset.Trim('"', ' '));
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}
