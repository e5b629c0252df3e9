using System.Globalization;
using System.Net;

namespace MarsNetCheck.Routes;

/// <summary>
/// Reads a bypass list as Chromium on Windows does (<c>net/proxy_resolution</c>, <c>net/docs/proxy.md</c>): <c>[scheme://]pattern[:port]</c>, address blocks, a leading dot for <c>*.</c>;
/// what is none of these is dropped. Loopback and link-local destinations need no entry.
/// </summary>
internal sealed class ChromiumBypass : BypassReader
{
    private const string Mark = "://";
    private const string Unnamed = "<loopback and link-local>";

    private static readonly char[] _separators = [';', ',', ' ', '\t', '\r', '\n'];
    private static readonly AddressBlock[] _unwritten = [.. new[] { "127.0.0.0/8", "::1/128", "169.254.0.0/16", "fe80::/10" }.Select(b => AddressBlock.Parse(b)!)];

    public override IEnumerable<string> Split(string text) =>
        text.Split(_separators, StringSplitOptions.RemoveEmptyEntries).Where(e => IsToken(e) || Read(e) is not null);

    protected override bool Matches(string entry, Destination destination)
    {
        if (IsToken(entry))
            return Is(entry, Local) && destination.IsPlainName;
        return Read(entry)?.Covers(destination) == true;
    }

    protected override string? Unwritten(Destination destination)
    {
        var host = destination.Host.EndsWith('.') ? destination.Host[..^1] : destination.Host;
        var named = host is "localhost" or "loopback" || host.EndsWith(".localhost", StringComparison.Ordinal);
        return named || (destination.Address is { } address && _unwritten.Any(b => b.Holds(address))) ? Unnamed : null;
    }

    private static bool IsToken(string entry) => entry.StartsWith('<');

    private static Rule? Read(string entry)
    {
        var mark = entry.IndexOf(Mark, StringComparison.Ordinal);
        var scheme = mark < 0 ? null : entry[..mark];
        var rest = mark < 0 ? entry : entry[(mark + Mark.Length)..];
        if (scheme is "" || rest.Length == 0)
            return null;
        if (rest.Contains('/', StringComparison.Ordinal))
            return AddressBlock.Parse(rest) is { } block ? new Rule(scheme, rest, Port: null, block) : null;
        return ReadHost(scheme, rest);
    }

    private static Rule? ReadHost(string? scheme, string text)
    {
        var colon = text.LastIndexOf(':');
        if (colon < 0 || text.EndsWith(']') || (!text.StartsWith('[') && IPAddress.TryParse(text, out _)))
            return new Rule(scheme, Pattern(text), Port: null, Block: null);
        var port = int.TryParse(text.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= IPEndPoint.MaxPort ? number : (int?)null;
        return port is null ? null : new Rule(scheme, Pattern(text[..colon]), port, Block: null);
    }

    // An address is compared in its shortest form.
    private static string Pattern(string text)
    {
        if (IPAddress.TryParse(WithoutBrackets(text), out var address))
            return address.ToString();
        return text.StartsWith('.') ? "*" + text : text;
    }

    /// <summary>One entry, read; null for what it leaves open.</summary>
    private sealed record Rule(string? Scheme, string Host, int? Port, AddressBlock? Block)
    {
        public bool Covers(Destination destination)
        {
            if ((Scheme is not null && !Is(Scheme, destination.Scheme)) || (Port is not null && Port != destination.Port))
                return false;
            if (Block is not null)
                return destination.Address is { } address && Block.Holds(address);
            return Wildcard.Matches(Host, destination.Address?.ToString() ?? destination.Host);
        }
    }
}
