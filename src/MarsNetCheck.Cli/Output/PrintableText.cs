using System.Globalization;

namespace MarsNetCheck.Cli.Output;

/// <summary>Makes text from the network safe to show: no control codes, nothing that turns the writing round.</summary>
internal static class PrintableText
{
    /// <summary>The text with every control and formatting character but line feeds replaced.</summary>
    public static string Lines(string text) => Replace(text.ReplaceLineEndings("\n"), c => c != '\n' && IsUnsafe(c), '\uFFFD');

    /// <summary>The text on one line.</summary>
    public static string OneLine(string text) => Replace(text, IsUnsafe, ' ');

    private static bool IsUnsafe(char c) =>
        char.IsControl(c) || char.GetUnicodeCategory(c) is UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;

    private static string Replace(string text, Func<char, bool> matches, char by) =>
        text.Any(matches) ? string.Concat(text.Select(c => matches(c) ? by : c)) : text;
}
