using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Text;
using MarsNetCheck.Facts;

namespace MarsNetCheck.Networks;

/// <summary>Reads Extended DNS Errors out of an OPT record's options (RFC 6891 section 6.1.2, RFC 8914 section 2).</summary>
internal static class ExtendedErrors
{
    private const int HeadBytes = 4;
    private const int CodeBytes = 2;
    private const ushort Option = 15;
    private const int Most = 4;
    private const int LongestText = 200;

    /// <summary>The errors in their order, at most four; what is cut off or malformed is left out.</summary>
    public static ImmutableArray<ExtendedDnsError> Read(ReadOnlySpan<byte> options)
    {
        var errors = ImmutableArray.CreateBuilder<ExtendedDnsError>();
        while (options.Length >= HeadBytes && errors.Count < Most)
        {
            var code = BinaryPrimitives.ReadUInt16BigEndian(options);
            var length = BinaryPrimitives.ReadUInt16BigEndian(options[2..]);
            if (HeadBytes + length > options.Length)
                break;
            if (code == Option && length >= CodeBytes)
                errors.Add(ReadOne(options.Slice(HeadBytes, length)));
            options = options[(HeadBytes + length)..];
        }
        return errors.ToImmutable();
    }

    private static ExtendedDnsError ReadOne(ReadOnlySpan<byte> data)
    {
        var text = Clean(Encoding.UTF8.GetString(data[CodeBytes..]));
        return new ExtendedDnsError { Code = BinaryPrimitives.ReadUInt16BigEndian(data), Text = text.Length == 0 ? null : text };
    }

    // The text comes from the network and ends up on terminals; half of a surrogate pair would be no text either.
    private static string Clean(string text)
    {
        var clean = new StringBuilder(Math.Min(text.Length, LongestText));
        foreach (var rune in text.EnumerateRunes())
        {
            if (clean.Length + rune.Utf16SequenceLength > LongestText)
                break;
            clean.Append(IsShown(rune) ? rune.ToString() : " ");
        }
        return clean.ToString().Trim();
    }

    // Format characters turn the direction of the text that follows.
    private static bool IsShown(Rune rune) =>
        !Rune.IsControl(rune) && Rune.GetUnicodeCategory(rune) is not (System.Globalization.UnicodeCategory.Format or System.Globalization.UnicodeCategory.PrivateUse);
}
