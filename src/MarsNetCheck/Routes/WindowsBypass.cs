using System.Collections.Immutable;
using System.Net;

namespace MarsNetCheck.Routes;

/// <summary>
/// Reads a bypass list as WinINET reads ProxyOverride of the registry: an entry is the whole name, compared as text; <c>*</c> is the only wildcard;
/// one entry with a slash sends every destination direct (Microsoft KB 4551930). What Windows does with a port in an entry is not known: it is read as part
/// of the name, as .NET reads it, so that the entry matches nothing.
/// </summary>
internal sealed class WindowsBypass : BypassReader
{
    private const string Loopback = "<loopback>";
    private const string LinkLocal = "<link-local>";

    private static readonly char[] _separators = [';', ',', ' ', '\t', '\r', '\n'];
    private static readonly HashSet<string> _loopback = new(["localhost", "loopback", "127.0.0.1", "::1"], StringComparer.OrdinalIgnoreCase);

    public override IEnumerable<string> Split(string text) => text.Split(_separators, StringSplitOptions.RemoveEmptyEntries);

    public override string? Match(ImmutableArray<string> entries, Destination destination) =>
        entries.FirstOrDefault(e => e.Contains('/', StringComparison.Ordinal)) ?? base.Match(entries, destination);

    protected override bool Matches(string entry, Destination destination)
    {
        if (Is(entry, Local))
            return destination.IsPlainName;
        return !BypassList.HasOddSpace(entry) && Wildcard.Matches(Destination.InAscii(WithoutBrackets(entry)), destination.Host);
    }

    protected override string? Unwritten(Destination destination)
    {
        if (_loopback.Contains(destination.Host))
            return Loopback;
        return destination.Address is { } address && IsLinkLocal(address) ? LinkLocal : null;
    }

    private static bool IsLinkLocal(IPAddress address) =>
        address.IsIPv6LinkLocal || (address.GetAddressBytes() is [169, 254, _, _]);
}
