namespace MarsNetCheck.Routes;

/// <summary>Patterns in which <c>*</c> stands for any text, none too, and nothing else for anything but itself.</summary>
internal static class Wildcard
{
    /// <summary>True if the pattern matches the whole text; case does not count.</summary>
    public static bool Matches(ReadOnlySpan<char> pattern, ReadOnlySpan<char> text)
    {
        // The usual two-pointer walk: on a mismatch, let the last star take one character more.
        var (p, t, star, mark) = (0, 0, -1, 0);
        while (t < text.Length)
        {
            if (p < pattern.Length && pattern[p] == '*')
                (star, mark) = (p++, t);
            else if (p < pattern.Length && char.ToUpperInvariant(pattern[p]) == char.ToUpperInvariant(text[t]))
                (p, t) = (p + 1, t + 1);
            else if (star >= 0)
                (p, t) = (star + 1, ++mark);
            else
                return false;
        }
        return pattern[p..].TrimStart('*').IsEmpty;
    }
}
