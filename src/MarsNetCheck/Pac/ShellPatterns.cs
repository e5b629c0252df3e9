using System.Buffers;
using System.Collections.Concurrent;
using System.Text;
using System.Text.RegularExpressions;

namespace MarsNetCheck.Pac;

/// <summary>
/// <c>shExpMatch</c>: <c>*</c> and <c>?</c> as in a shell, a dot is a dot, and every other character of regular expressions stays alive, as in Mozilla
/// and Chromium. A pattern without such characters needs no regular expression.
/// </summary>
internal sealed class ShellPatterns(TimeSpan timeout)
{
    private const int Kept = 4096;

    private static readonly SearchValues<char> _alive = SearchValues.Create(@"\^$|()[]{}+");

    private readonly ConcurrentDictionary<string, Regex> _compiled = new(StringComparer.Ordinal);

    /// <summary>Whether the whole text matches, case-sensitively.</summary>
    /// <exception cref="ArgumentException">The pattern is no regular expression.</exception>
    /// <exception cref="RegexMatchTimeoutException">It took longer than the limit.</exception>
    public bool Matches(string text, string pattern) =>
        pattern.AsSpan().ContainsAny(_alive) ? Compiled(pattern).IsMatch(text) : Glob(text, pattern);

    private Regex Compiled(string pattern)
    {
        if (_compiled.Count >= Kept)
            _compiled.Clear();
        return _compiled.GetOrAdd(pattern, p => new Regex(Translate(p), RegexOptions.CultureInvariant, timeout));
    }

    private static string Translate(string pattern)
    {
        var text = new StringBuilder("^");
        foreach (var c in pattern)
        {
            _ = c switch
            {
                '.' => text.Append(@"\."),
                '*' => text.Append(".*"),
                '?' => text.Append('.'),
                _ => text.Append(c),
            };
        }
        return text.Append(@"\z").ToString();
    }

    /// <summary>A star first takes nothing and takes one character more whenever the rest does not fit: linear for one star.</summary>
    private static bool Glob(string text, string pattern)
    {
        int t = 0, p = 0, star = -1, taken = 0;
        while (t < text.Length)
        {
            if (p < pattern.Length && (pattern[p] == '?' || (pattern[p] == text[t] && pattern[p] != '*')))
            {
                t++;
                p++;
            }
            else if (p < pattern.Length && pattern[p] == '*')
            {
                star = p++;
                taken = t;
            }
            else if (star >= 0)
            {
                p = star + 1;
                t = ++taken;
            }
            else
            {
                return false;
            }
        }
        return pattern.AsSpan(p).TrimStart('*').IsEmpty;
    }
}
