using System.Net;

namespace MarsNetCheck.Routes;

/// <summary>
/// Reads a bypass list as .NET does (dotnet/runtime, <c>HttpWindowsProxy.cs</c>): semicolons separate, what follows a space is skipped up to the next one, a scheme is
/// dropped, nothing goes direct without an entry. <c>&lt;local&gt;</c> covers this machine's own addresses too, which are not known here: loopback stands for them.
/// </summary>
internal sealed class DotNetBypass : BypassReader
{
    private static readonly char[] _ends = [' ', ']'];

    public override IEnumerable<string> Split(string text) => text.Split(';').Select(Entry).Where(e => e.Length > 0);

    protected override bool Matches(string entry, Destination destination)
    {
        if (!entry.StartsWith(Local, StringComparison.OrdinalIgnoreCase))
            return Wildcard.Matches(entry, destination.Host);
        return destination.Address is { } address ? IPAddress.IsLoopback(address) : destination.IsPlainName;
    }

    private static string Entry(string part)
    {
        var host = Without(Without(part.TrimStart(' '), "http://"), "https://");
        if (host.StartsWith('['))
            host = host[1..];
        var end = host.IndexOfAny(_ends);
        return end < 0 ? host : host[..end];
    }

    private static string Without(string text, string scheme) => text.StartsWith(scheme, StringComparison.OrdinalIgnoreCase) ? text[scheme.Length..] : text;
}
