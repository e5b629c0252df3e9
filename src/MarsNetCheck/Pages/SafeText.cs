using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace MarsNetCheck.Pages;

/// <summary>Makes text from anywhere safe to stand in HTML: encoded, and without characters that are invisible or turn the writing round.</summary>
internal static class SafeText
{
    private static readonly HtmlEncoder _encoder = HtmlEncoder.Create(UnicodeRanges.All);

    public static string Encode(string text) => _encoder.Encode(Visible(text));

    private static string Visible(string text) => text.Any(IsHidden)
        ? string.Create(text.Length, text, static (span, source) =>
        {
            for (var i = 0; i < span.Length; i++)
                span[i] = IsHidden(source[i]) ? '\uFFFD' : source[i];
        })
        : text;

    private static bool IsHidden(char c) => c >= ' ' && c < '\u007f'
        ? false
        : c is not ('\n' or '\t' or '\r') && (char.IsControl(c) || char.GetUnicodeCategory(c) is UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);
}
