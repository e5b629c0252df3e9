using System.Net;

namespace MarsNetCheck.Networks;

/// <summary>The DNS servers of resolv.conf(5).</summary>
internal static class ResolvConf
{
    /// <summary>The name servers in the file's order; none if it cannot be read.</summary>
    public static IEnumerable<IPAddress> Read(string path)
    {
        try
        {
            return Parse(File.ReadAllText(path));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    internal static IEnumerable<IPAddress> Parse(string text)
    {
        foreach (var line in text.Split('\n'))
        {
            var words = line.Split([' ', '\t', '\r'], StringSplitOptions.RemoveEmptyEntries);
            if (words is ["nameserver", var address, ..] && IPAddress.TryParse(address, out var parsed))
                yield return parsed;
        }
    }
}
