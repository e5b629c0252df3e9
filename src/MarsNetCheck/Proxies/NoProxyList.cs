using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using MarsNetCheck.Routes;

namespace MarsNetCheck.Proxies;

/// <summary>
/// The list of <c>no_proxy</c>, read by the rules of curl's manual (CURLOPT_NOPROXY(3)): <c>*</c> alone is every host; a name is itself and everything
/// below it, with or without a leading dot; an address or a block of addresses covers URLs that are written with an address, since no name is resolved
/// for it. An entry with a port holds for that port, which curl's manual does not speak of.
/// </summary>
internal sealed class NoProxyList(string text)
{
    private readonly ImmutableArray<string> _entries = [.. text.Split([',', ' ', '\t'], StringSplitOptions.RemoveEmptyEntries)];

    /// <summary>The entry that covers a URL; null if none does.</summary>
    public string? Match(Uri url)
    {
        if (_entries is ["*"])
            return _entries[0];
        var address = IPAddress.TryParse(url.IdnHost.Trim('[', ']'), out var literal) ? literal : null;
        return _entries.FirstOrDefault(e => Covers(e, url, address));
    }

    private static bool Covers(string entry, Uri url, IPAddress? address)
    {
        var (name, port) = Split(entry);
        if (port is not null && port != url.Port)
            return false;
        return address is null ? CoversName(name, url.IdnHost.TrimEnd('.')) : CoversAddress(name.Trim('[', ']'), address);
    }

    private static bool CoversName(string entry, string host)
    {
        var domain = (entry.StartsWith('.') ? entry[1..] : entry).TrimEnd('.');
        return domain.Length > 0
            && host.EndsWith(domain, StringComparison.OrdinalIgnoreCase)
            && (host.Length == domain.Length || host[^(domain.Length + 1)] == '.');
    }

    private static bool CoversAddress(string entry, IPAddress address)
    {
        // The platform reads 10.1 as 10.0.0.1, which nobody means here.
        if (!entry.Contains(':', StringComparison.Ordinal) && entry.Count(c => c == '.') != 3)
            return false;
        var whole = entry.Contains(':', StringComparison.Ordinal) ? "/128" : "/32";
        return AddressBlock.Parse(entry.Contains('/', StringComparison.Ordinal) ? entry : entry + whole)?.Holds(address) ?? false;
    }

    // An IPv6 address has a port only behind brackets.
    private static (string Name, int? Port) Split(string entry)
    {
        var colon = entry.LastIndexOf(':');
        if (colon <= 0 || (entry.IndexOf(':', StringComparison.Ordinal) != colon && entry[colon - 1] != ']'))
            return (entry, null);
        return int.TryParse(entry.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var port) ? (entry[..colon], port) : (entry, null);
    }
}
