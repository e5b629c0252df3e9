using System.Text.RegularExpressions;

namespace MarsNetCheck.Proxies;

/// <summary>Settings as they may be shown: without user names, passwords, what a URL asks for (it may be a token) and control characters.</summary>
internal static partial class Scrubbed
{
    private const int Longest = 2000;

    /// <summary>The text without what stands before an @ and belongs to it. A password may hold separators, so rather too much is dropped than too little.</summary>
    public static string Text(string text)
    {
        var cut = text.Length <= Longest ? text : text[..Longest];
        var plain = string.Concat(cut.Select(c => char.IsControl(c) ? ' ' : c));
        var nameless = plain.Contains('@', StringComparison.Ordinal) ? UserInfo().Replace(plain, "") : plain;
        return nameless.Contains('?', StringComparison.Ordinal) ? Query().Replace(nameless, "?...") : nameless;
    }

    [GeneratedRegex(@"(?<=://|=|^|\s)[^/\s]*@", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex UserInfo();

    [GeneratedRegex(@"(?<=://[^\s?]*)\?\S+", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Query();
}
