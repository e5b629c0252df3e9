using System.Text.RegularExpressions;

namespace MarsNetCheck.Proxies;

/// <summary>Settings as they may be shown: without user names, passwords, what a URL asks for (it may be a token) and control characters.</summary>
internal static partial class Scrubbed
{
    private const int Longest = 2000;

    /// <summary>More is searched than is kept, so that a password whose @ lies beyond the cut goes too.</summary>
    private const int Beyond = 4096;

    /// <summary>The text without what stands before an @ and belongs to it. A password may hold separators, so rather too much is dropped than too little.</summary>
    public static string Text(string text)
    {
        var head = text.Length <= Longest + Beyond ? text : text[..(Longest + Beyond)];
        var plain = string.Concat(head.Select(c => char.IsControl(c) ? ' ' : c));
        var clean = plain.Contains('@', StringComparison.Ordinal) ? HalfPassword().Replace(UserInfo().Replace(plain, Kept), "${name}:…") : plain;
        var shown = clean.Contains('?', StringComparison.Ordinal) ? Query().Replace(clean, "?...") : clean;
        return shown.Length <= Longest ? shown : shown[..Longest];
    }

    // Where a host may have gone too, that is shown.
    private static string Kept(Match match) =>
        match.Groups["prefix"].Value + (match.Groups["dropped"].ValueSpan.ContainsAny('/', '?') ? "…@" : "");

    [GeneratedRegex(@"(?<=^|[\s""]|;(?=(?:https?|ftp|socks)=))(?<prefix>(?:(?:https?|ftp|socks)=)?(?:[a-z][a-z0-9+.-]*://)?)(?<dropped>(?:(?!;(?:https?|ftp|socks)=)[^\s""])*)@", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex UserInfo();

    // A blank in a password cuts it in two.
    [GeneratedRegex(@"(?<=^|[\s;=""]|://)(?<name>[^\s;:/=""]+):(?!//|[0-9]{1,5}(?:[\s;/""]|$))[^\s;""]+(?=\s)", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex HalfPassword();

    [GeneratedRegex(@"(?<=://[^\s?]*)\?\S+", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Query();
}
