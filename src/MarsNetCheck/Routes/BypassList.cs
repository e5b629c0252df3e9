using System.Collections.Immutable;

namespace MarsNetCheck.Routes;

/// <summary>A list of destinations that go direct, in the syntax of ProxyOverride as Windows reads it.</summary>
/// <remarks>
/// Entries are separated by semicolons, commas or white space, compared as text without case, and match the whole host: <c>contoso.com</c> is that name
/// alone, <c>*.contoso.com</c> its subdomains alone. <c>*</c> is the only wildcard and there are no ports; <c>&lt;local&gt;</c> is every name without a dot.
/// One entry with a slash sends every destination direct (Microsoft KB 4551930). localhost, loopback, 127.0.0.1, ::1 and link-local addresses go direct
/// without an entry, unless <c>&lt;-loopback&gt;</c> takes that away.
/// </remarks>
public sealed class BypassList
{
    private const string ZeroWidth = "\u200B\u2060\uFEFF";

    private readonly BypassReader _reader;

    private BypassList(ImmutableArray<string> entries, BypassReader reader) => (Entries, _reader) = (entries, reader);

    /// <summary>The list without an entry.</summary>
    public static BypassList Empty { get; } = Parse(text: null);

    /// <summary>The entries in their order, credentials removed.</summary>
    public ImmutableArray<string> Entries { get; }

    /// <summary>Entries with a slash: each makes Windows send every destination direct (Microsoft KB 4551930).</summary>
    public IEnumerable<string> WithSlash => Entries.Where(e => e.Contains('/', StringComparison.Ordinal));

    /// <summary>Entries with a leading dot: they match nothing on Windows, and subdomains elsewhere.</summary>
    public IEnumerable<string> LeadingDot => Entries.Where(e => e.StartsWith('.'));

    /// <summary>Entries with a space that does not separate (U+00A0, U+3000, …): it stays in the name, and the entry matches nothing.</summary>
    public IEnumerable<string> WithOddSpace => Entries.Where(HasOddSpace);

    /// <summary>Reads a list; "" or null gives one without an entry.</summary>
    public static BypassList Parse(string? text) => Parse(text, ProxyDialect.Windows);

    /// <summary>The entry that lets a host go direct, as it was written; <c>&lt;loopback&gt;</c> or <c>&lt;link-local&gt;</c> for a host that needs none; null if the host does not go direct.</summary>
    /// <param name="host">A host name, or an address with or without brackets.</param>
    public string? Match(string host) => _reader.Match(Entries, Destination.Of(host));

    /// <summary>The same for the host of a URL.</summary>
    public string? Match(Uri url) => _reader.Match(Entries, Destination.Of(url));

    /// <summary>Reads a list as <paramref name="dialect"/> does.</summary>
    internal static BypassList Parse(string? text, ProxyDialect dialect)
    {
        var reader = BypassReader.Of(dialect);
        return new([.. reader.Split(text ?? "").Select(Userinfo.Removed)], reader);
    }

    /// <summary>True if an entry holds a space that is no separator, seen or not.</summary>
    internal static bool HasOddSpace(string entry) => entry.Any(IsOddSpace);

    /// <summary>True for a space that is no separator, seen or not.</summary>
    internal static bool IsOddSpace(char character) => char.IsWhiteSpace(character) || ZeroWidth.Contains(character, StringComparison.Ordinal);
}
