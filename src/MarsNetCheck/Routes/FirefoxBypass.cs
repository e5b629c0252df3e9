using System.Net;

namespace MarsNetCheck.Routes;

/// <summary>
/// Reads ProxyOverride as Firefox does (gecko, <c>toolkit/system/windowsproxy/ProxyUtils.cpp</c>): semicolons and spaces separate, <c>*.contoso.com</c> covers contoso.com too,
/// and there are address blocks, short ones as well (<c>192.168/16</c>).
/// </summary>
internal sealed class FirefoxBypass : BypassReader
{
    private const string Subdomains = "*.";

    private static readonly char[] _separators = [';', ' '];

    public override IEnumerable<string> Split(string text) => text.Split(_separators, StringSplitOptions.RemoveEmptyEntries);

    protected override bool Matches(string entry, Destination destination)
    {
        if (Is(entry, Local))
            return destination.IsPlainName || destination.Host is "127.0.0.1" or "::1";
        if (entry.Contains('/', StringComparison.Ordinal))
            return destination.Address is { } address && AddressBlock.Parse(Full(entry))?.Holds(address) == true;
        if (entry.StartsWith(Subdomains, StringComparison.Ordinal) && Is(entry[Subdomains.Length..], destination.Host))
            return true;
        return Wildcard.Matches(WithoutBrackets(entry), destination.Host) || IsAddress(entry, destination);
    }

    private static bool IsAddress(string entry, Destination destination) =>
        IPAddress.TryParse(WithoutBrackets(entry), out var named) && named.Equals(destination.Address);

    // 192.168/16 is 192.168.0.0/16.
    private static string Full(string block)
    {
        var slash = block.IndexOf('/', StringComparison.Ordinal);
        var address = block[..slash];
        if (address.Contains(':', StringComparison.Ordinal))
            return block;
        var missing = Math.Max(0, 3 - address.Count(c => c == '.'));
        return string.Concat(address, string.Concat(Enumerable.Repeat(".0", missing)), block[slash..]);
    }
}
