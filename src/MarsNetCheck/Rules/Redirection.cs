using MarsNetCheck.Catalog;
using MarsNetCheck.Diagnosis;
using MarsNetCheck.Facts;

namespace MarsNetCheck.Rules;

/// <summary>Where a redirect leads. The control is the catalog: its hosts and patterns are no foreign sites.</summary>
internal static class Redirection
{
    /// <summary>The host of another organization that the answer redirects to; null if it does not redirect, or stays at home.</summary>
    public static string? ForeignHost(Case subject, Evidence evidence)
    {
        if (subject.Answer is not { Status: >= 300 and < 400 } answer || answer.Value("Location") is not { } location)
            return null;
        if (!Uri.TryCreate(subject.Endpoint.Url, location, out var target) || target.HostNameType == UriHostNameType.Unknown)
            return null;
        return IsAtHome(target.IdnHost, subject.Endpoint.Host, evidence.Catalog) ? null : target.IdnHost;
    }

    private static bool IsAtHome(string host, string home, SelectedCatalog catalog) =>
        string.Equals(Domain(host), Domain(home), StringComparison.OrdinalIgnoreCase)
        || catalog.Endpoints.Any(e => string.Equals(Domain(e.Host), Domain(host), StringComparison.OrdinalIgnoreCase))
        || catalog.Requirements.Any(r => Fits(host, r.Pattern));

    private static bool Fits(string host, string pattern) =>
        pattern.StartsWith('*')
            ? host.EndsWith(pattern[1..], StringComparison.OrdinalIgnoreCase)
            : string.Equals(host, pattern, StringComparison.OrdinalIgnoreCase);

    // The last two labels: good enough for the names of the catalog, which are no co.uk.
    private static string Domain(string host)
    {
        var labels = host.Split('.');
        return System.Net.IPAddress.TryParse(host, out _) || labels.Length < 2 ? host : string.Join('.', labels[^2..]);
    }
}
