using MarsNetCheck.Catalog;

namespace MarsNetCheck.Tests.Catalog;

/// <summary>What the catalog that ships with the program says, held against the documents it comes from.</summary>
public sealed class ShippedCatalogTests
{
    private readonly EndpointCatalog _catalog = EndpointCatalog.LoadEmbedded();

    public static TheoryData<string, string> EveryProfile()
    {
        var rows = new TheoryData<string, string>();
        foreach (var cloud in EndpointCatalog.LoadEmbedded().Clouds)
        {
            foreach (var profile in cloud.Profiles)
                rows.Add(cloud.Id, profile.Id);
        }

        return rows;
    }

    [Theory]
    [MemberData(nameof(EveryProfile))]
    public void Every_required_pattern_of_every_edition_has_a_host_to_probe(string cloud, string profile)
    {
        var selected = _catalog.Select(new CatalogSelection { Cloud = cloud, Profile = profile });

        var withoutHost = selected.Requirements
            .Where(requirement => requirement.Required && !selected.Endpoints.Any(endpoint => endpoint.Requirements.Contains(requirement.Pattern)))
            .Select(requirement => requirement.Pattern);

        Assert.Empty(withoutHost);
        Assert.Contains(selected.Requirements, requirement => requirement.Required);
    }

    [Fact]
    public void The_default_run_has_about_forty_endpoints_and_fewer_once_the_region_is_known()
    {
        Assert.Equal(40, _catalog.Select(new CatalogSelection()).Endpoints.Length);
        Assert.Equal(34, _catalog.Select(new CatalogSelection { Region = "westeurope" }).Endpoints.Length);
    }
}
