using MarsNetCheck.Catalog;

namespace MarsNetCheck.Tests.Catalog;

/// <summary>What a run is about: cloud, region, edition, chosen and named hosts.</summary>
public sealed class SelectionTests
{
    private readonly EndpointCatalog _catalog = EndpointCatalog.LoadEmbedded();

    [Fact]
    public void Nothing_chosen_means_the_public_cloud_the_newest_list_and_anchor_regions()
    {
        var selected = _catalog.Select(new CatalogSelection());

        Assert.Equal(("public", null, "2025-02"), (selected.Cloud, selected.Region, selected.Profile));
        Assert.Equal(["westeurope", "eastus", "japaneast"], selected.ProbedRegions);
        Assert.Equal(_catalog.Sha256, selected.Sha256);
    }

    [Theory]
    [InlineData("westeurope")]
    [InlineData("West Europe")]
    [InlineData("WESTEUROPE")]
    public void A_region_is_found_however_it_is_written(string region)
    {
        var selected = _catalog.Select(new CatalogSelection { Region = region });

        Assert.Equal("westeurope", selected.Region);
        Assert.Equal(["westeurope"], selected.ProbedRegions);
    }

    [Fact]
    public void The_region_fills_the_host_and_names_the_endpoint()
    {
        var selected = _catalog.Select(new CatalogSelection { Region = "northeurope" });

        var endpoint = Single(selected, "backup-management-ne");
        Assert.Equal("pod01-manag1.ne.backup.windowsazure.com", endpoint.Host);
        Assert.DoesNotContain(selected.Endpoints, other => other.Host.Contains(".we.", StringComparison.Ordinal));
    }

    [Fact]
    public void Each_anchor_region_has_its_own_pods()
    {
        var selected = _catalog.Select(new CatalogSelection { Only = ["backup-recovery"] });

        Assert.Equal(["backup-recovery-we", "backup-recovery-eus", "backup-recovery-jpe"], Ids(selected));
    }

    [Fact]
    public void What_was_not_asked_for_is_known_and_not_probed()
    {
        var selected = _catalog.Select(new CatalogSelection { Only = ["auth"] });

        Assert.Contains(selected.LeftOut, endpoint => endpoint.Group == EndpointGroup.Connectivity);
        Assert.Empty(selected.LeftOut.Intersect(selected.Endpoints));
        Assert.Equal(_catalog.Select(new CatalogSelection()).Endpoints.Length, selected.Endpoints.Length + selected.LeftOut.Length);
    }

    [Fact]
    public void What_was_skipped_by_name_is_not_touched_by_anything() =>
        Assert.DoesNotContain(_catalog.Select(new CatalogSelection { Only = ["auth"], Skip = ["connectivity"] }).LeftOut, endpoint => endpoint.Group == EndpointGroup.Connectivity);

    [Fact]
    public void Where_nothing_was_asked_for_nothing_is_left_out() =>
        Assert.Empty(_catalog.Select(new CatalogSelection { Skip = ["connectivity"] }).LeftOut);

    [Theory]
    [InlineData("msftncsi", "2021-06", true)]
    [InlineData("msftncsi", "2019-07", true)]
    [InlineData("msftncsi", "2025-02", false)]
    [InlineData("msftconnecttest", "2021-06", true)]
    [InlineData("msftconnecttest", "2019-07", false)]
    [InlineData("msftconnecttest", "2022-11", false)]
    public void The_edition_decides_whether_a_connectivity_check_is_required(string host, string profile, bool required)
    {
        var selected = _catalog.Select(new CatalogSelection { Profile = profile });

        Assert.Equal(required, Single(selected, $"ncsi-{host}").Required);
    }

    [Fact]
    public void Requirements_are_spelled_as_the_edition_spells_them_and_endpoints_refer_to_that()
    {
        var selected = _catalog.Select(new CatalogSelection { Profile = "2019-07" });

        Assert.Equal(["www.msftncsi.com", ".Microsoft.com", ".WindowsAzure.com", ".microsoftonline.com", ".windows.net"], selected.Requirements.Select(requirement => requirement.Pattern));
        Assert.Equal([".windows.net"], Single(selected, "blob-ceuswatcab01").Requirements);
        Assert.Equal(["www.msftncsi.com"], Single(selected, "ncsi-msftncsi").Requirements);
    }

    [Fact]
    public void A_wildcard_written_without_the_dot_still_means_the_hosts_below_it()
    {
        var selected = _catalog.Select(new CatalogSelection { Profile = "2022-04" });

        Assert.Equal(["*.windows.net", "*blob.core.windows.net"], Single(selected, "blob-ceuswatcab01").Requirements);
    }

    [Theory]
    [InlineData("loginex")]
    [InlineData("LOGINEX")]
    [InlineData("loginex.microsoftonline.com")]
    public void What_is_kept_for_request_is_probed_when_it_is_named(string word) =>
        Assert.Equal(["loginex"], Ids(_catalog.Select(new CatalogSelection { Only = [word] })));

    [Theory]
    [InlineData("auth")]
    [InlineData("login*")]
    [InlineData("*")]
    public void What_is_kept_for_request_is_not_named_by_a_group_or_a_star(string word)
    {
        var selected = _catalog.Select(new CatalogSelection { Only = [word] });

        Assert.DoesNotContain(selected.Endpoints.Concat(selected.LeftOut), endpoint => endpoint.Id is "loginex");
    }

    [Fact]
    public void A_host_that_the_user_names_is_of_the_kind_that_is_kept_for_request()
    {
        var endpoint = Single(_catalog.Select(new CatalogSelection { Hosts = ["loginex.microsoftonline.com"] }), "host-loginex.microsoftonline.com");

        Assert.Equal((EndpointGroup.Auth, "microsoft", true), (endpoint.Group, endpoint.Trust, endpoint.Required));
    }

    [Fact]
    public void A_pattern_with_a_region_is_filled_too()
    {
        var selected = _catalog.Select(new CatalogSelection { Profile = "2025-09-private-endpoint", Region = "uksouth" });

        Assert.Contains(selected.Requirements, requirement => requirement is { Pattern: "*.privatelink.uks.backup.windowsazure.com" });
    }

    [Fact]
    public void An_edition_that_refers_to_endpoint_sets_holds_their_lines_with_their_source()
    {
        var selected = _catalog.Select(new CatalogSelection { Profile = "2025-09" });

        var line = Assert.Single(selected.Requirements, requirement => requirement is { Pattern: "*.msauth.net" });
        Assert.Equal("m365-common", line.Source);
    }

    [Theory]
    [InlineData("auth")]
    [InlineData("AUTH")]
    public void Only_takes_a_group(string group)
    {
        var selected = _catalog.Select(new CatalogSelection { Only = [group] });

        Assert.All(selected.Endpoints, endpoint => Assert.Equal(EndpointGroup.Auth, endpoint.Group));
        Assert.NotEmpty(selected.Endpoints);
    }

    [Theory]
    [InlineData("login-windows")]
    [InlineData("LOGIN-WINDOWS")]
    [InlineData("login.windows.net")]
    [InlineData("login.windows.*")]
    [InlineData("*-windows")]
    public void Only_takes_an_id_a_host_or_a_wildcard(string selector)
    {
        var selected = _catalog.Select(new CatalogSelection { Only = [selector], Skip = selector.StartsWith('*') ? ["pki"] : [] });

        Assert.Equal(["login-windows"], Ids(selected));
    }

    [Fact]
    public void Only_takes_one_region_of_an_endpoint() =>
        Assert.Equal(["backup-management-eus"], Ids(_catalog.Select(new CatalogSelection { Only = ["backup-management-eus"] })));

    [Fact]
    public void Skip_is_applied_after_only() =>
        Assert.Equal(["blob-ceuswatcab01", "blob-weus2watcab01"], Ids(_catalog.Select(new CatalogSelection { Only = ["data"], Skip = ["queue-*", "blob-storage-*"] })));

    [Fact]
    public void Leaving_out_endpoints_leaves_the_requirements_whole()
    {
        var whole = _catalog.Select(new CatalogSelection());
        var part = _catalog.Select(new CatalogSelection { Only = ["auth"] });

        Assert.Equal(whole.Requirements.Length, part.Requirements.Length);
    }

    [Fact]
    public void Only_the_trust_sets_in_use_are_handed_on()
    {
        Assert.Equal(["microsoft"], _catalog.Select(new CatalogSelection { Only = ["auth"] }).Trust.Select(trust => trust.Id));
        Assert.Equal(["microsoft", "content-delivery"], _catalog.Select(new CatalogSelection()).Trust.Select(trust => trust.Id));
    }

    [Fact]
    public void An_unknown_cloud_is_refused_with_the_clouds_there_are() =>
        Refused(new CatalogSelection { Cloud = "germany" }, "cloud: 'germany' is no cloud of the catalog; write one of public, usgov, china");

    [Fact]
    public void An_unknown_region_is_refused_with_a_near_name() =>
        Refused(new CatalogSelection { Region = "West Europ" }, "region: 'West Europ' is no region of cloud 'public'; did you mean 'westeurope'? `marsnetcheck catalog` lists them");

    [Fact]
    public void A_geo_code_given_as_region_leads_to_its_region() =>
        Refused(new CatalogSelection { Region = "we" }, "region: 'we' is no region of cloud 'public'; did you mean 'westeurope'? `marsnetcheck catalog` lists them");

    [Fact]
    public void A_region_of_another_cloud_is_refused_with_its_cloud() =>
        Refused(new CatalogSelection { Region = "usgovvirginia" }, "region: 'usgovvirginia' is a region of cloud 'usgov', not of 'public'; choose cloud 'usgov' or another region");

    [Fact]
    public void An_unknown_profile_is_refused() =>
        Refused(new CatalogSelection { Profile = "2030" }, "profile: '2030' is no profile of cloud 'public'; `marsnetcheck catalog` lists them");

    [Fact]
    public void Region_and_profile_are_both_refused_at_once() =>
        Refused(
            new CatalogSelection { Region = "atlantis", Profile = "2025-2" },
            "region: 'atlantis' is no region of cloud 'public'; `marsnetcheck catalog` lists them",
            "profile: '2025-2' is no profile of cloud 'public'; did you mean '2025-02'? `marsnetcheck catalog` lists them");

    [Fact]
    public void A_selector_that_matches_nothing_is_refused_with_a_near_name() =>
        Refused(
            new CatalogSelection { Only = ["login-window"], Skip = ["*.contoso.test"] },
            "only: 'login-window' matches no endpoint id, group or host; did you mean 'login-windows'?",
            "skip: '*.contoso.test' matches no endpoint id, group or host; name one that `marsnetcheck catalog` lists");

    [Fact]
    public void Skipping_everything_is_refused() =>
        Refused(new CatalogSelection { Only = ["pki"], Skip = ["pki"] }, "skip: nothing is left to probe; skip less");

    private void Refused(CatalogSelection selection, params string[] expected)
    {
        var refused = Assert.Throws<CatalogException>(() => _catalog.Select(selection));

        Assert.Equal(expected, refused.Errors.Select(error => error.ToString()));
        Assert.StartsWith(EndpointCatalog.EmbeddedName + ": " + expected[0], refused.Message, StringComparison.Ordinal);
    }

    private static Endpoint Single(SelectedCatalog selected, string id) =>
        selected.Endpoints.Single(endpoint => string.Equals(endpoint.Id, id, StringComparison.Ordinal));

    private static IEnumerable<string> Ids(SelectedCatalog selected) => selected.Endpoints.Select(endpoint => endpoint.Id);
}
