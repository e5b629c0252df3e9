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

    public static TheoryData<string> EveryCloud() => new(EndpointCatalog.LoadEmbedded().Clouds.Select(cloud => cloud.Id));

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

    [Theory]
    [MemberData(nameof(EveryProfile))]
    public void Every_line_of_every_edition_is_either_probed_or_says_why_not(string cloud, string profile)
    {
        var selected = _catalog.Select(new CatalogSelection { Cloud = cloud, Profile = profile });

        Assert.All(selected.Requirements, requirement =>
            Assert.Equal(selected.Endpoints.Any(endpoint => endpoint.Requirements.Contains(requirement.Pattern)), requirement.NotProbed is null));
    }

    [Fact]
    public void Every_name_of_endpoint_sets_56_and_59_is_probed_and_ten_wildcards_have_no_documented_host()
    {
        var selected = _catalog.Select(new CatalogSelection { Profile = "m365-56-59" });

        var names = selected.Requirements.Select(requirement => requirement.Pattern).Where(pattern => pattern[0] != '*').ToArray();
        Assert.Equal(25, names.Length);
        Assert.Empty(names.Except(selected.Endpoints.Where(endpoint => endpoint.IsTls).Select(endpoint => endpoint.Host), StringComparer.Ordinal));
        Assert.Equal(10, selected.Requirements.Count(requirement => requirement.NotProbed is not null));
    }

    [Theory]
    [InlineData("m365-56-59", true)]
    [InlineData("2025-09", true)]
    [InlineData("2023-08", true)]
    [InlineData("2025-02", false)]
    [InlineData("mabs", false)]
    public void A_name_of_the_endpoint_sets_alone_is_probed_where_the_edition_refers_to_them(string profile, bool probed)
    {
        var endpoint = _catalog.Select(new CatalogSelection { Profile = profile }).Endpoints.SingleOrDefault(endpoint => endpoint.Host is "autologon.microsoftazuread-sso.com");

        Assert.Equal(probed, endpoint is { Group: EndpointGroup.Auth, Required: false, Trust: "microsoft" });
    }

    [Theory]
    [InlineData("www-d-trust", "http://www.d-trust.net/")]
    [InlineData("ocsp-d-trust", "http://root-c3-ca2-2009.ocsp.d-trust.net/")]
    [InlineData("pkiops-certs-microsoft", "http://www.microsoft.com/pkiops/certs")]
    public void Revocation_hosts_that_only_older_pages_name_are_there_for_the_asking(string id, string url)
    {
        var endpoint = Assert.Single(_catalog.Select(new CatalogSelection { Only = [id] }).Endpoints);

        Assert.Equal((url, EndpointGroup.Pki, false), (endpoint.Url.AbsoluteUri, endpoint.Group, endpoint.Required));
        Assert.DoesNotContain(_catalog.Select(new CatalogSelection()).Endpoints, other => string.Equals(other.Id, id, StringComparison.Ordinal));
    }

    [Fact]
    public void The_regions_of_Azure_Germany_are_known_and_closed()
    {
        var closed = _catalog.Clouds.SelectMany(cloud => cloud.Regions).Where(region => region.Closed).ToArray();

        Assert.Equal([("germanycentral", "gec"), ("germanynortheast", "gne")], closed.Select(region => (region.Name, region.Geo)));
        Assert.All(closed, region => Assert.NotNull(region.Note));
    }

    [Fact]
    public void The_newer_names_of_China_are_lines_of_its_list()
    {
        var patterns = _catalog.Select(new CatalogSelection { Cloud = "china" }).Requirements.Select(requirement => requirement.Pattern).ToArray();

        Assert.Contains("backup.windowsazure.cn", patterns);
        Assert.Contains("*.cn2.hypervrecoverymanager.windowsazure.cn", patterns);
    }

    [Theory]
    [MemberData(nameof(EveryCloud))]
    public void Every_region_of_every_cloud_that_is_not_closed_can_be_chosen(string cloud)
    {
        foreach (var region in _catalog.Clouds.Single(known => string.Equals(known.Id, cloud, StringComparison.Ordinal)).Regions.Where(known => !known.Closed))
        {
            var selected = _catalog.Select(new CatalogSelection { Cloud = cloud, Region = region.Name });
            Assert.Contains(selected.Endpoints, endpoint => endpoint.Host.StartsWith($"pod01-manag1.{region.Geo}.backup.windowsazure.", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void The_default_run_has_forty_endpoints_and_fewer_once_the_region_is_known()
    {
        Assert.Equal(40, _catalog.Select(new CatalogSelection()).Endpoints.Length);
        Assert.Equal(34, _catalog.Select(new CatalogSelection { Region = "westeurope" }).Endpoints.Length);
    }

    [Fact]
    public void The_default_list_is_that_of_February_2025()
    {
        var selected = _catalog.Select(new CatalogSelection());

        Assert.Equal(
            ["*.microsoft.com", "*.windowsazure.com", "*.microsoftonline.com", "*.windows.net", "*.blob.core.windows.net", "*.queue.core.windows.net", "*.blob.storage.azure.net"],
            selected.Requirements.Where(requirement => requirement.Required).Select(requirement => requirement.Pattern));
        Assert.Equal(
            ["www.msftncsi.com", "www.msftconnecttest.com"],
            selected.Requirements.Where(requirement => !requirement.Required).Select(requirement => requirement.Pattern));
    }

    [Theory]
    [MemberData(nameof(EveryProfile))]
    public void The_two_sign_in_ranges_are_in_every_public_edition_and_in_no_other_cloud(string cloud, string profile)
    {
        var cidrs = _catalog.Select(new CatalogSelection { Cloud = cloud, Profile = profile }).Ranges.Select(range => range.Cidr).ToArray();

        var isPublic = string.Equals(cloud, "public", StringComparison.Ordinal);
        Assert.Equal(isPublic, cidrs.Contains("20.190.128.0/18"));
        Assert.Equal(isPublic, cidrs.Contains("40.126.0.0/18"));
        Assert.Equal(isPublic ? 12 : 0, cidrs.Count(cidr => cidr.StartsWith("2603:", StringComparison.Ordinal)));
    }

    [Fact]
    public void The_government_cloud_has_no_ranges_and_China_has_those_of_its_own_set()
    {
        Assert.Empty(_catalog.Select(new CatalogSelection { Cloud = "usgov" }).Ranges);
        Assert.Equal(17, _catalog.Select(new CatalogSelection { Cloud = "china" }).Ranges.Length);
    }

    [Fact]
    public void Sign_in_ranges_are_expected_of_sign_in_hosts_only() =>
        Assert.All(
            _catalog.Select(new CatalogSelection()).Endpoints.Where(endpoint => !endpoint.AddressRanges.IsEmpty),
            endpoint => Assert.Equal(EndpointGroup.Auth, endpoint.Group));

    [Theory]
    [InlineData("northeurope", "ne")]
    [InlineData("westeurope", "we")]
    [InlineData("canadacentral", "cnc")]
    [InlineData("centralindia", "inc")]
    [InlineData("swedencentral", "sdc")]
    [InlineData("switzerlandnorth", "szn")]
    [InlineData("brazilsoutheast", "bse")]
    [InlineData("norwayeast", "nwe")]
    [InlineData("australiaeast", "ae")]
    [InlineData("koreacentral", "krc")]
    [InlineData("germanywestcentral", "gwc")]
    [InlineData("eastus2", "eus2")]
    [InlineData("usgovvirginia", "ugv")]
    [InlineData("chinanorth2", "bjb2")]
    public void Geo_codes_that_are_easily_mistaken_are_right(string region, string geo) =>
        Assert.Equal(geo, _catalog.Clouds.SelectMany(cloud => cloud.Regions).Single(known => string.Equals(known.Name, region, StringComparison.Ordinal)).Geo);

    [Fact]
    public void The_region_table_is_complete() =>
        Assert.Equal([("public", 62), ("usgov", 6), ("china", 4)], _catalog.Clouds.Select(cloud => (cloud.Id, cloud.Regions.Length)));

    [Theory]
    [MemberData(nameof(EveryCloud))]
    public void Only_plain_http_endpoints_lack_a_trust_set(string cloud) =>
        Assert.All(_catalog.Select(new CatalogSelection { Cloud = cloud }).Endpoints, endpoint => Assert.Equal(endpoint.IsTls, endpoint.Trust is not null));

    [Theory]
    [MemberData(nameof(EveryCloud))]
    public void Backup_and_storage_hosts_may_be_reached_privately_and_sign_in_never(string cloud)
    {
        var endpoints = _catalog.Select(new CatalogSelection { Cloud = cloud }).Endpoints;

        Assert.All(endpoints, endpoint => Assert.Equal(endpoint.Group == EndpointGroup.Data || endpoint.Id.StartsWith("backup-", StringComparison.Ordinal), endpoint.PrivateLink));
    }

    [Theory]
    [InlineData("public", "microsoftonline.com")]
    [InlineData("usgov", "microsoftonline.us")]
    [InlineData("china", "partner.microsoftonline.cn")]
    public void Sign_in_says_which_cloud_it_is(string cloud, string instance) =>
        Assert.Equal(instance, _catalog.Select(new CatalogSelection { Cloud = cloud, Only = ["login-microsoftonline"] }).Endpoints[0].Expect.JsonMembers["cloud_instance_name"]);

    [Theory]
    [InlineData("ncsi-msftncsi", "Microsoft NCSI", 14)]
    [InlineData("ncsi-msftconnecttest", "Microsoft Connect Test", 22)]
    public void Connectivity_checks_are_plain_http_with_an_exact_body(string id, string body, int bytes)
    {
        var endpoint = _catalog.Select(new CatalogSelection { Only = [id] }).Endpoints[0];

        Assert.Equal((80, false, body, bytes), (endpoint.Port, endpoint.IsTls, endpoint.Expect.Body, body.Length));
    }

    [Fact]
    public void Revocation_hosts_are_plain_http_and_recommended() =>
        Assert.All(_catalog.Select(new CatalogSelection { Only = ["pki"] }).Endpoints, endpoint => Assert.Equal((80, false), (endpoint.Port, endpoint.Required)));

    [Fact]
    public void Pods_and_accounts_are_samples_and_the_names_of_sign_in_are_not()
    {
        var endpoints = _catalog.Select(new CatalogSelection()).Endpoints;

        Assert.All(endpoints.Where(endpoint => endpoint.Group is EndpointGroup.Data), endpoint => Assert.True(endpoint.Sample));
        Assert.All(endpoints.Where(endpoint => endpoint is { Group: EndpointGroup.Auth, Required: true }), endpoint => Assert.False(endpoint.Sample));
    }

    [Fact]
    public void The_strict_trust_set_has_the_documented_roots_and_the_loose_one_more()
    {
        var strict = _catalog.TrustSets.Single(trust => string.Equals(trust.Id, "microsoft", StringComparison.Ordinal));
        var loose = _catalog.TrustSets.Single(trust => string.Equals(trust.Id, "content-delivery", StringComparison.Ordinal));

        Assert.Equal(10, strict.Roots.Length);
        Assert.Contains("DF3C24F9BFD666761B268073FE06D1CC8D4F82A4", strict.Roots);
        Assert.True(loose.Roots.Length > strict.Roots.Length);
        Assert.DoesNotContain("Let's Encrypt", strict.Organizations);
    }

    [Fact]
    public void Every_range_is_a_network()
    {
        var cidrs = _catalog.Clouds.SelectMany(cloud => cloud.RangeSets).SelectMany(set => set.Cidrs);

        Assert.All(cidrs, cidr => Assert.True(System.Net.IPNetwork.TryParse(cidr, out _), cidr));
    }

    [Fact]
    public void Every_pattern_of_the_catalog_is_listed_by_an_edition()
    {
        foreach (var cloud in _catalog.Clouds)
        {
            var listed = cloud.Profiles.SelectMany(profile => profile.Rows).Select(row => row.Pattern);
            Assert.Empty(cloud.Requirements.Select(requirement => requirement.Pattern).Except(listed, StringComparer.Ordinal));
        }
    }
}
