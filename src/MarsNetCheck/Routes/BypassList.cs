using System.Collections.Immutable;
using System.Net;

namespace MarsNetCheck.Routes;

/// <summary>A list of destinations that go direct, in the syntax of ProxyOverride as Windows reads it.</summary>
/// <remarks>Entries are separated by semicolons, commas or white space, compared without case, and match the whole host; <c>*</c> is the only wildcard; <c>&lt;local&gt;</c> is every name without a dot.</remarks>
public sealed class BypassList
{
    private static readonly char[] _separators = [';', ',', ' ', '\t', '\r', '\n'];

    private BypassList(ImmutableArray<string> entries) => Entries = entries;

    /// <summary>The list that lets nothing go direct.</summary>
    public static BypassList Empty { get; } = new([]);

    /// <summary>The entries in their order.</summary>
    public ImmutableArray<string> Entries { get; }

    /// <summary>Entries with a slash. Windows then sends every destination direct (Microsoft KB 4551930): such a list must not be used.</summary>
    public IEnumerable<string> Invalid => Entries.Where(e => e.Contains('/', StringComparison.Ordinal));

    /// <summary>Reads a list; "" or null gives an empty one.</summary>
    public static BypassList Parse(string? text) =>
        string.IsNullOrWhiteSpace(text) ? Empty : new([.. text.Split(_separators, StringSplitOptions.RemoveEmptyEntries)]);

    /// <summary>The entry that lets a host go direct; null if none does.</summary>
    /// <param name="host">A host name, or an address without brackets.</param>
    public string? Match(string host) => Entries.FirstOrDefault(e => Matches(e, host));

    private static bool Matches(string entry, string host)
    {
        if (string.Equals(entry, "<local>", StringComparison.OrdinalIgnoreCase))
            return !host.Contains('.', StringComparison.Ordinal) && !IPAddress.TryParse(host, out _);
        return MatchesWildcard(entry.Trim('[', ']'), host);
    }

    private static bool MatchesWildcard(ReadOnlySpan<char> pattern, ReadOnlySpan<char> text)
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
