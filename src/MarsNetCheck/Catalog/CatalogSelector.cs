using System.Collections.Immutable;

namespace MarsNetCheck.Catalog;

/// <summary>Makes one selection from a catalog; finds every error of the selection before it gives up.</summary>
internal sealed class CatalogSelector(EndpointCatalog catalog, CatalogSelection selection)
{
    private const string ListedBy = "`marsnetcheck catalog` lists them";

    private readonly List<CatalogError> _errors = [];

    public SelectedCatalog Select()
    {
        var cloud = FindCloud() ?? throw Refusal();
        var regions = FindRegions(cloud);
        var profile = FindProfile(cloud);
        if (profile is null || regions.IsEmpty)
            throw Refusal();

        var requirements = Requirements(cloud, profile, regions);
        var (endpoints, leftOut) = Endpoints(cloud, regions, requirements);
        if (_errors.Count > 0)
            throw Refusal();

        return Selected(cloud, regions, profile, requirements, endpoints) with { LeftOut = leftOut };
    }

    private SelectedCatalog Selected(CatalogCloud cloud, ImmutableArray<CatalogRegion> regions, CatalogProfile profile, ImmutableArray<Requirement> requirements, ImmutableArray<Endpoint> endpoints) => new()
    {
        Cloud = cloud.Id,
        Region = selection.Region is null ? null : regions[0].Name,
        ProbedRegions = [.. regions.Select(region => region.Name)],
        Profile = profile.Id,
        Sha256 = catalog.Sha256,
        Endpoints = endpoints,
        Narrowed = !selection.Only.IsEmpty || !selection.Skip.IsEmpty,
        Requirements = requirements,
        Ranges = [.. Ranges(cloud, profile.RangeSets)],
        Trust = [.. catalog.TrustSets.Where(set => endpoints.Any(endpoint => string.Equals(endpoint.Trust, set.Id, StringComparison.Ordinal)))],
    };

    private CatalogCloud? FindCloud()
    {
        if (selection.Cloud is null)
            return catalog.Clouds[0];

        var found = catalog.Clouds.FirstOrDefault(cloud => Same(cloud.Id, selection.Cloud));
        if (found is null)
            Blame("cloud", $"{Quoted.Text(selection.Cloud)} is no cloud of the catalog", NearName.Mend(selection.Cloud, catalog.Clouds.Select(cloud => cloud.Id), $"write one of {string.Join(", ", catalog.Clouds.Select(cloud => cloud.Id))}"));

        return found;
    }

    private ImmutableArray<CatalogRegion> FindRegions(CatalogCloud cloud)
    {
        if (selection.Region is null)
            return [.. cloud.AnchorRegions.Select(anchor => cloud.Regions.First(region => Same(region.Name, anchor)))];

        var name = string.Concat(selection.Region.Where(letter => !char.IsWhiteSpace(letter)));
        var found = cloud.Regions.FirstOrDefault(region => Same(region.Name, name));
        if (found is { Closed: false })
            return [found];
        if (found is null)
            BlameRegion(cloud, name);
        else
            Blame("region", $"{Quoted.Text(selection.Region!)} is closed and has no vaults", $"choose the region of the vault; {ListedBy}");
        return [];
    }

    private void BlameRegion(CatalogCloud cloud, string name)
    {
        var elsewhere = catalog.Clouds.SelectMany(other => other.Regions).FirstOrDefault(region => Same(region.Name, name));
        if (elsewhere is not null)
        {
            Blame("region", $"{Quoted.Text(selection.Region!)} is a region of cloud '{elsewhere.Cloud}', not of '{cloud.Id}'", $"choose cloud '{elsewhere.Cloud}' or another region");
            return;
        }

        // A geo code is the likeliest mistake of somebody who read the host names.
        var byGeo = cloud.Regions.FirstOrDefault(region => Same(region.Geo, name));
        var mend = byGeo is null ? NearName.Mend(name, cloud.Regions.Select(region => region.Name), ListedBy) : $"did you mean '{byGeo.Name}'?";
        Blame("region", $"{Quoted.Text(selection.Region!)} is no region of cloud '{cloud.Id}'", WithList(mend));
    }

    private CatalogProfile? FindProfile(CatalogCloud cloud)
    {
        var name = selection.Profile ?? cloud.DefaultProfile;
        var found = cloud.Profiles.FirstOrDefault(profile => Same(profile.Id, name));
        if (found is null)
            Blame("profile", $"{Quoted.Text(name)} is no profile of cloud '{cloud.Id}'", WithList(NearName.Mend(name, cloud.Profiles.Select(profile => profile.Id), ListedBy)));

        return found;
    }

    private static ImmutableArray<Requirement> Requirements(CatalogCloud cloud, CatalogProfile profile, ImmutableArray<CatalogRegion> regions)
    {
        var included = cloud.Profiles.Where(other => profile.Includes.Contains(other.Id, StringComparer.Ordinal));
        return [.. included.Prepend(profile)
            .SelectMany(edition => edition.Rows.Select(row => (edition.Source, Row: row)))
            .DistinctBy(listed => listed.Row.Pattern, StringComparer.Ordinal)
            .SelectMany(listed => InRegions(listed.Row, listed.Source, cloud, regions))];
    }

    private static IEnumerable<Requirement> InRegions(ListedRequirement row, string source, CatalogCloud cloud, ImmutableArray<CatalogRegion> regions)
    {
        var known = cloud.Requirements.First(requirement => string.Equals(requirement.Pattern, row.Pattern, StringComparison.Ordinal));
        return regions
            .Select(region => EndpointTemplate.Fill(row.Spelling, region.Geo))
            .Distinct(StringComparer.Ordinal)
            .Select(pattern => new Requirement { Pattern = pattern, Purpose = known.Purpose, Required = row.Required, Source = source, Note = row.Note ?? known.Note, NotProbed = known.NotProbed });
    }

    private (ImmutableArray<Endpoint> Probed, ImmutableArray<Endpoint> LeftOut) Endpoints(CatalogCloud cloud, ImmutableArray<CatalogRegion> regions, ImmutableArray<Requirement> requirements)
    {
        ImmutableArray<EndpointTemplate> templates = [.. cloud.Endpoints, .. catalog.CommonEndpoints];
        var expansion = new EndpointExpansion(requirements, cloud.RangeSets);
        var named = new NamedHosts(templates, cloud, expansion, _errors).Expand(selection.Hosts);
        var fixedOnes =
            from template in templates
            from region in regions.Take(template.IsRegional ? regions.Length : 1)
            where IsAskedFor(template, expansion, region.Geo)
            select expansion.Expand(template, region.Geo);
        var filter = new EndpointFilter(selection, _errors);
        var probed = filter.Apply([.. fixedOnes.Where(endpoint => !IsNamed(endpoint, named)), .. named], templates);
        return (probed, filter.LeftOut);
    }

    private bool IsAskedFor(EndpointTemplate template, EndpointExpansion expansion, string geo) =>
        !template.OnRequest || expansion.Names(template.UrlIn(geo)) || selection.Only.Any(word => template.IsCalled(word.Trim()));

    // A sample that the user named is no longer a sample.
    private static bool IsNamed(Endpoint endpoint, ImmutableArray<Endpoint> named) =>
        endpoint.Sample && named.Any(host => string.Equals(host.Host, endpoint.Host, StringComparison.Ordinal));

    private static IEnumerable<AddressRange> Ranges(CatalogCloud cloud, ImmutableArray<string> ids) =>
        cloud.RangeSets.Where(set => ids.Contains(set.Id, StringComparer.Ordinal)).SelectMany(set => set.Ranges);

    private CatalogException Refusal() => new(catalog.Name, [.. _errors]);

    private void Blame(string path, string problem, string mend) => _errors.Add(new CatalogError { Path = path, Problem = problem, Mend = mend });

    private static string WithList(string mend) => string.Equals(mend, ListedBy, StringComparison.Ordinal) ? mend : $"{mend} {ListedBy}";

    private static bool Same(string left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);
}
