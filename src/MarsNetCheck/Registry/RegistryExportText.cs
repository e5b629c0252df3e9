using System.Text;
using System.Text.Unicode;

namespace MarsNetCheck.Registry;

/// <summary>Turns the bytes of a registry export into text: regedit writes UTF-16 with a byte order mark, and editors what they like.</summary>
internal static class RegistryExportText
{
    /// <summary>Stands at the beginning of the file, and before each part of files that were joined.</summary>
    public const char ByteOrderMark = '\uFEFF';

    /// <summary>The text; bytes that are neither UTF-16 nor UTF-8 are read as Latin-1.</summary>
    public static string Decode(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith(Encoding.Unicode.Preamble) || IsUtf16WithoutMark(bytes))
            return Encoding.Unicode.GetString(bytes);
        return Utf8.IsValid(bytes) ? Encoding.UTF8.GetString(bytes) : Encoding.Latin1.GetString(bytes);
    }

    /// <summary>True for UTF-16 in the byte order that Windows does not read.</summary>
    public static bool IsBigEndian(ReadOnlySpan<byte> bytes) => bytes.StartsWith(Encoding.BigEndianUnicode.Preamble);

    /// <summary>True if the last character of UTF-16 is only half there.</summary>
    public static bool IsCutOff(ReadOnlySpan<byte> bytes) =>
        bytes.Length % 2 == 1 && (bytes.StartsWith(Encoding.Unicode.Preamble) || IsUtf16WithoutMark(bytes));

    private static bool IsUtf16WithoutMark(ReadOnlySpan<byte> bytes) => bytes is [not 0, 0, not 0, 0, ..];
}
