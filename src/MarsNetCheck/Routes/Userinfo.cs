using System.Globalization;
using System.Text.RegularExpressions;

namespace MarsNetCheck.Routes;

/// <summary>Takes user names and passwords out of entries before anybody sees them.</summary>
internal static partial class Userinfo
{
    private const string Removal = "…";

    /// <summary>The entry with what stands before its last <c>@</c> replaced, key and scheme kept. It still holds the <c>@</c>, so it is no host's name.</summary>
    public static string Removed(string entry)
    {
        var at = entry.LastIndexOf('@');
        var start = Prefix().Match(entry).Length;
        return at < start ? entry : string.Concat(entry.AsSpan(0, start), Removal, entry.AsSpan(at));
    }

    /// <summary>The same, and a port that is no number replaced too: a separator within a password cuts the entry before the <c>@</c>.</summary>
    public static string RemovedFromProxy(string entry)
    {
        var removed = Removed(entry);
        if (!string.Equals(removed, entry, StringComparison.Ordinal))
            return removed;
        var start = Prefix().Match(entry).Length;
        var colon = entry.IndexOf(':', start);
        return colon < 0 || entry.AsSpan(start).StartsWith("[") || int.TryParse(entry.AsSpan(colon + 1), CultureInfo.InvariantCulture, out _) ? entry : string.Concat(entry.AsSpan(0, colon + 1), Removal);
    }

    /// <summary>A whole list with the same done to each of its entries; everything between them stays.</summary>
    public static string RemovedFromList(string text) => Entry().Replace(text, m => Removed(m.Value));

    [GeneratedRegex(@"[^;,\s]+", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Entry();

    [GeneratedRegex("^(?:(?:https?|ftp|socks|gopher)=)?(?:[a-z][a-z0-9+.-]*://)?", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Prefix();
}
