using System.Collections.Immutable;
using System.Globalization;

namespace MarsNetCheck.Catalog;

/// <summary>The part of the catalog that one run is about: one cloud, one region, one edition of the list. Rules judge by it.</summary>
public sealed record SelectedCatalog
{
    /// <summary>The cloud: <c>public</c>, <c>usgov</c> or <c>china</c>.</summary>
    public required string Cloud { get; init; }

    /// <summary>The vault's region, for example <c>westeurope</c>; null if it was not given and anchor regions stand in.</summary>
    public string? Region { get; init; }

    /// <summary>The regions that fill host templates: the vault's own, else the cloud's anchor regions.</summary>
    public required ImmutableArray<string> ProbedRegions { get; init; }

    /// <summary>The edition of the documented list.</summary>
    public required string Profile { get; init; }

    /// <summary>SHA-256 of the catalog file, lower-case hexadecimal.</summary>
    public required string Sha256 { get; init; }

    /// <summary>The endpoints to probe, in catalog order; hosts that the user named come last.</summary>
    public required ImmutableArray<Endpoint> Endpoints { get; init; }

    /// <summary>What <c>--only</c> left out, in catalog order: a control may ask there what the run itself does not. What the user skipped by name is not among it. Default none.</summary>
    public ImmutableArray<Endpoint> LeftOut { get; init; } = [];

    /// <summary>The documented requirements of the edition, in its order.</summary>
    public required ImmutableArray<Requirement> Requirements { get; init; }

    /// <summary>The documented address ranges of the edition.</summary>
    public required ImmutableArray<AddressRange> Ranges { get; init; }

    /// <summary>The trust sets that the endpoints refer to.</summary>
    public required ImmutableArray<TrustSet> Trust { get; init; }

    /// <summary>True if the user left endpoints out of the selection; a requirement without an endpoint is then nothing that was missed. Default false.</summary>
    public bool Narrowed { get; init; }

    /// <summary>The same selection with one endpoint to probe. The others are left out, so that a control may still ask there.</summary>
    public SelectedCatalog Alone(Endpoint endpoint)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        return this with
        {
            Endpoints = [endpoint],
            LeftOut = [.. Endpoints.Concat(LeftOut).Where(e => !string.Equals(e.Id, endpoint.Id, StringComparison.Ordinal))],
            Narrowed = true,
        };
    }

    /// <summary>
    /// An endpoint for a host that is not selected. It takes group, genuine answer and trust from the endpoint whose documented wildcard covers it, the
    /// longest first; where none does, every answer will do, and the machine's own roots.
    /// </summary>
    /// <param name="host">The host's full name, in ASCII form.</param>
    /// <param name="port">The port; another one than 443 is none of the documented services.</param>
    public Endpoint Named(string host, int port = 443)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(host);
        var kind = port == 443 ? KindOf(host) : null;
        var url = new UriBuilder(kind?.Url ?? new Uri("https://host/")) { Host = host, Port = port }.Uri;
        var id = port == 443 ? $"host-{host}" : string.Create(CultureInfo.InvariantCulture, $"host-{host}-{port}");
        return (kind ?? Unknown(url)) with { Id = id, Url = url, Required = true, Sample = false, Source = Endpoint.NamedByUser, Note = null };
    }

    private Endpoint? KindOf(string host) =>
        (from endpoint in Endpoints.Concat(LeftOut)
         where endpoint.IsTls
         from pattern in endpoint.Requirements.Select(HostPattern.Parse)
         where !pattern.IsExact && pattern.Matches(host)
         orderby pattern.Ending.Length descending
         select endpoint).FirstOrDefault();

    private static Endpoint Unknown(Uri url) => new()
    {
        Id = url.IdnHost,
        Group = EndpointGroup.Control,
        Url = url,
        Required = true,
        Purpose = "Named by the user; no service of the catalog has such names.",
        Expect = new ExpectedAnswer(),
        Source = Endpoint.NamedByUser,
    };

    /// <summary>The endpoint of an id, probed or left out; null if there is none.</summary>
    internal Endpoint? Find(string? id) => Endpoints.Concat(LeftOut).FirstOrDefault(e => string.Equals(e.Id, id, StringComparison.Ordinal));
}
