using MarsNetCheck.Catalog;

namespace MarsNetCheck.Tests.Catalog;

/// <summary>Hosts that the user names: the pods and storage accounts of the vault.</summary>
public sealed class NamedHostTests
{
    private readonly EndpointCatalog _catalog = EndpointCatalog.LoadEmbedded();

    [Fact]
    public void A_storage_account_takes_group_answer_and_trust_from_its_kind()
    {
        var endpoint = Named("contosobackup.blob.core.windows.net");

        Assert.Equal("host-contosobackup.blob.core.windows.net", endpoint.Id);
        Assert.Equal("https://contosobackup.blob.core.windows.net/", endpoint.Url.AbsoluteUri);
        Assert.Equal((EndpointGroup.Data, "microsoft", true), (endpoint.Group, endpoint.Trust, endpoint.PrivateLink));
        Assert.Equal([400, 403, 404, 409], endpoint.Expect.Statuses);
        Assert.Equal("Windows-Azure-Blob/1.0", endpoint.Expect.ProofHeaders["server"]);
        Assert.Equal(["*.windows.net", "*.blob.core.windows.net"], endpoint.Requirements);
    }

    [Fact]
    public void A_named_host_is_required_and_no_sample()
    {
        var endpoint = Named("contosobackup.blob.core.windows.net");

        Assert.Equal((true, false, Endpoint.NamedByUser), (endpoint.Required, endpoint.Sample, endpoint.Source));
    }

    [Theory]
    [InlineData("pod05-prot1.we.backup.windowsazure.com", EndpointGroup.Control, 404)]
    [InlineData("1234.prot.privatelink.we.backup.windowsazure.com", EndpointGroup.Control, 404)]
    [InlineData("md-abc.z44.blob.storage.azure.net", EndpointGroup.Data, 409)]
    [InlineData("contoso.queue.core.windows.net", EndpointGroup.Data, 400)]
    public void A_host_is_recognised_by_how_its_name_ends(string host, EndpointGroup group, int status)
    {
        var endpoint = Named(host);

        Assert.Equal(group, endpoint.Group);
        Assert.Contains(status, endpoint.Expect.Statuses);
    }

    [Fact]
    public void A_host_of_another_cloud_is_recognised_in_that_cloud()
    {
        var selected = _catalog.Select(new CatalogSelection { Cloud = "usgov", Hosts = ["contoso.blob.core.usgovcloudapi.net"] });

        Assert.Equal(EndpointGroup.Data, selected.Endpoints[^1].Group);
    }

    [Fact]
    public void A_host_of_the_catalog_itself_keeps_its_address_and_expectations()
    {
        var endpoint = Named("login.microsoftonline.com");

        Assert.Equal("/common/v2.0/.well-known/openid-configuration", endpoint.Url.AbsolutePath);
        Assert.Contains("20.190.128.0/18", endpoint.AddressRanges);
    }

    [Fact]
    public void A_host_of_no_known_service_is_probed_over_https_without_expectations()
    {
        var endpoint = Named("backup.contoso.test");

        Assert.Equal("https://backup.contoso.test/", endpoint.Url.AbsoluteUri);
        Assert.Equal((EndpointGroup.Control, "microsoft", true), (endpoint.Group, endpoint.Trust, endpoint.Required));
        Assert.Empty(endpoint.Expect.Statuses);
        Assert.Empty(endpoint.Requirements);
    }

    [Theory]
    [InlineData("Contoso.Blob.Core.Windows.Net")]
    [InlineData(" contoso.blob.core.windows.net. ")]
    public void A_host_is_normalized(string host) => Assert.Equal("contoso.blob.core.windows.net", Named(host).Host);

    [Fact]
    public void A_host_with_letters_beyond_ascii_is_written_in_ascii() => Assert.Equal("xn--bcher-kva.contoso.test", Named("bücher.contoso.test").Host);

    [Fact]
    public void A_host_named_twice_is_probed_once()
    {
        var selected = _catalog.Select(new CatalogSelection { Hosts = ["a.contoso.test", "A.contoso.test"] });

        Assert.Single(selected.Endpoints, endpoint => string.Equals(endpoint.Host, "a.contoso.test", StringComparison.Ordinal));
    }

    [Fact]
    public void A_named_host_takes_the_place_of_a_sample()
    {
        var selected = _catalog.Select(new CatalogSelection { Hosts = ["ceuswatcab01.blob.core.windows.net"] });

        var endpoint = Assert.Single(selected.Endpoints, endpoint => string.Equals(endpoint.Host, "ceuswatcab01.blob.core.windows.net", StringComparison.Ordinal));
        Assert.False(endpoint.Sample);
    }

    [Fact]
    public void Only_does_not_remove_a_named_host()
    {
        var selected = _catalog.Select(new CatalogSelection { Hosts = ["a.contoso.test"], Only = ["login-windows"] });

        Assert.Equal(["login-windows", "host-a.contoso.test"], selected.Endpoints.Select(endpoint => endpoint.Id));
    }

    [Fact]
    public void Skip_removes_a_named_host()
    {
        var selected = _catalog.Select(new CatalogSelection { Hosts = ["a.contoso.test", "b.contoso.test"], Only = ["host-*"], Skip = ["a.contoso.test"] });

        Assert.Equal(["host-b.contoso.test"], selected.Endpoints.Select(endpoint => endpoint.Id));
    }

    [Theory]
    [InlineData("")]
    [InlineData("contoso")]
    [InlineData("https://contoso.blob.core.windows.net/")]
    [InlineData("contoso.blob.core.windows.net:443")]
    [InlineData("contoso.blob.core.windows.net/container")]
    [InlineData("*.blob.core.windows.net")]
    [InlineData("con toso.blob.core.windows.net")]
    [InlineData("con_toso.blob.core.windows.net")]
    [InlineData("192.0.2.1")]
    [InlineData("2001:db8::1")]
    [InlineData("a..contoso.test")]
    public void What_is_no_host_name_is_refused(string host)
    {
        var refused = Assert.Throws<CatalogException>(() => _catalog.Select(new CatalogSelection { Hosts = [host] }));

        Assert.Equal($"host: '{host}' is not a host name; write the full name without scheme, port or path, for example contoso.blob.core.windows.net", Assert.Single(refused.Errors).ToString());
    }

    private Endpoint Named(string host) => _catalog.Select(new CatalogSelection { Hosts = [host] }).Endpoints[^1];
}
