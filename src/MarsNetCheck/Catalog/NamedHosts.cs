using System.Collections.Immutable;

namespace MarsNetCheck.Catalog;

/// <summary>
/// Makes endpoints of hosts that the user names: the pods and storage accounts of the vault. A host takes group, genuine answer and trust
/// from the endpoint of the catalog whose kind it is, found by how its name ends; the longest ending wins.
/// </summary>
internal sealed class NamedHosts(ImmutableArray<EndpointTemplate> templates, CatalogCloud cloud, EndpointExpansion expansion, List<CatalogError> errors)
{
    public ImmutableArray<Endpoint> Expand(ImmutableArray<string> hosts) =>
        [.. hosts.Select(Normalize).OfType<string>().Distinct(StringComparer.Ordinal).Select(Expand)];

    private Endpoint Expand(string host)
    {
        var kind = templates
            .Where(template => template.Covers(host))
            .OrderByDescending(template => template.Suffix?.Length ?? int.MaxValue)
            .FirstOrDefault();
        return kind is null ? Unknown(host) : OfKind(kind, host);
    }

    private Endpoint OfKind(EndpointTemplate kind, string host)
    {
        var template = kind with { Url = new UriBuilder(kind.UrlIn("geo")) { Host = host }.Uri.AbsoluteUri };
        return expansion.Expand(template, "") with { Id = $"host-{host}", Required = true, Sample = false, Source = Endpoint.NamedByUser, Note = null };
    }

    private Endpoint Unknown(string host)
    {
        var url = new Uri($"https://{host}/", UriKind.Absolute);
        return new Endpoint
        {
            Id = $"host-{host}",
            Group = EndpointGroup.Control,
            Url = url,
            Required = true,
            Purpose = "Named by the user; no service of the catalog has such names.",
            Requirements = expansion.StandsFor(url),
            Expect = new ExpectedAnswer(),
            Trust = cloud.HostTrust,
            Source = Endpoint.NamedByUser,
        };
    }

    private string? Normalize(string text)
    {
        var name = text.Trim().TrimEnd('.');
        var isName = Uri.CheckHostName(name) == UriHostNameType.Dns && !name.Contains('_', StringComparison.Ordinal);
        if (isName && Uri.TryCreate($"https://{name}/", UriKind.Absolute, out var url) && url.IdnHost.Contains('.', StringComparison.Ordinal))
            return url.IdnHost;

        errors.Add(new CatalogError
        {
            Path = "host",
            Problem = $"{Quoted.Text(text)} is not a host name",
            Mend = "write the full name without scheme, port or path, for example contoso.blob.core.windows.net",
        });
        return null;
    }
}
