using System.Collections.Immutable;

namespace MarsNetCheck.Routes;

/// <summary>One program's reading of a bypass list.</summary>
internal abstract class BypassReader
{
    /// <summary>The entry for every name without a dot.</summary>
    protected const string Local = "<local>";

    private const string Subtraction = "<-loopback>";

    /// <summary>The reader of a dialect.</summary>
    public static BypassReader Of(ProxyDialect dialect) => dialect switch
    {
        ProxyDialect.DotNet or ProxyDialect.DotNetAutomatic => new DotNetBypass(),
        ProxyDialect.Chromium => new ChromiumBypass(),
        ProxyDialect.Firefox => new FirefoxBypass(),
        _ => new WindowsBypass(),
    };

    /// <summary>The entries of a text in their order, without those that are dropped on reading.</summary>
    public abstract IEnumerable<string> Split(string text);

    /// <summary>
    /// The entry that lets a destination go direct, or the name of what does so without an entry; null if nothing does.
    /// The last entry that speaks of it decides: <c>&lt;-loopback&gt;</c> takes away what needs no entry, and what entries before it gave to such a destination.
    /// </summary>
    public virtual string? Match(ImmutableArray<string> entries, Destination destination)
    {
        var unwritten = Unwritten(destination);
        foreach (var entry in entries.Reverse())
        {
            if (unwritten is not null && Is(entry, Subtraction))
                return null;
            if (Matches(entry, destination))
                return entry;
        }
        return unwritten;
    }

    /// <summary>True if the entry speaks of the destination.</summary>
    protected abstract bool Matches(string entry, Destination destination);

    /// <summary>The name of what lets a destination go direct without an entry; null if nothing does.</summary>
    protected virtual string? Unwritten(Destination destination) => null;

    /// <summary>True if an entry is the given one; case does not count.</summary>
    protected static bool Is(string entry, string other) => string.Equals(entry, other, StringComparison.OrdinalIgnoreCase);

    /// <summary>The entry without the brackets of an IPv6 address.</summary>
    protected static string WithoutBrackets(string entry) => entry is ['[', .. var inner, ']'] ? inner : entry;
}
