using System.Collections.Immutable;
using System.Net;

namespace MarsNetCheck.Networks;

/// <summary>What resolv.conf(5) says.</summary>
/// <param name="Servers">The name servers in the file's order.</param>
/// <param name="SearchDomains">The search list: the last <c>search</c> or <c>domain</c> line counts.</param>
internal sealed record ResolvConf(ImmutableArray<IPAddress> Servers, ImmutableArray<string> SearchDomains)
{
    /// <summary>Reads a file; one that cannot be read says nothing.</summary>
    public static ResolvConf Read(string path)
    {
        try
        {
            return Parse(File.ReadAllText(path));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return new ResolvConf([], []);
        }
    }

    internal static ResolvConf Parse(string text)
    {
        var servers = ImmutableArray.CreateBuilder<IPAddress>();
        var search = ImmutableArray<string>.Empty;
        foreach (var line in text.Split('\n'))
        {
            var words = line.Split([' ', '\t', '\r'], StringSplitOptions.RemoveEmptyEntries);
            if (words is ["nameserver", var address, ..] && IPAddress.TryParse(address, out var parsed))
                servers.Add(parsed);
            if (words is ["search" or "domain", _, ..])
                search = [.. words[1..]];
        }
        return new ResolvConf(servers.ToImmutable(), search);
    }
}
