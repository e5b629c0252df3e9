using MarsNetCheck.Catalog;
using MarsNetCheck.Hosting.Access;
using MarsNetCheck.Hosting.Settings;

namespace MarsNetCheck.Hosting.Tests.Access;

public sealed class ProbeTargetsTests
{
    private static readonly SelectedCatalog _catalog = EndpointCatalog.LoadEmbedded().Select(new CatalogSelection { Region = "westeurope" });

    [Theory]
    [InlineData("login-microsoftonline", "login-microsoftonline")]
    [InlineData("login.microsoftonline.com", "login-microsoftonline")]
    [InlineData("Login.MicrosoftOnline.com", "login-microsoftonline")]
    [InlineData("https://login.microsoftonline.com/common/v2.0/.well-known/openid-configuration", "login-microsoftonline")]
    public void What_the_catalog_has_may_be_asked_for(string target, string id) => Assert.Equal(id, Targets().Find(target)?.Id);

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("www.example.com")]
    [InlineData("https://login.microsoftonline.com:22/")]
    [InlineData("https://login.microsoftonline.com/other")]
    [InlineData("https://login.microsoftonline.com@evil.example/")]
    [InlineData("login.microsoftonline.com.evil.example")]
    [InlineData("login.microsoftonline.com\r\nX-Injected: 1")]
    [InlineData("file:///etc/passwd")]
    [InlineData("*")]
    public void Nothing_else_may(string target) => Assert.Null(Targets().Find(target));

    [Theory]
    [InlineData("169.254.169.254")]
    [InlineData("127.0.0.1")]
    [InlineData("2130706433")]
    [InlineData("0x7f.1")]
    [InlineData("[fd00:ec2::254]")]
    [InlineData("[::1]")]
    [InlineData("https://[::ffff:169.254.169.254]/")]
    [InlineData("169。254。169。254")]
    public void An_address_may_not_be_asked_for_even_if_it_is_allowed(string target) => Assert.Null(Targets(target, "169.254.169.254", "127.0.0.1", "*.1").Find(target));

    [Theory]
    [InlineData("vault.contoso.test", "host-vault.contoso.test")]
    [InlineData("https://vault.contoso.test/", "host-vault.contoso.test")]
    [InlineData("VAULT.contoso.test.", "host-vault.contoso.test")]
    [InlineData("a.b.inside.test", "host-a.b.inside.test")]
    [InlineData("odd.contoso.test:8443", "host-odd.contoso.test-8443")]
    public void What_the_settings_allow_may_be_asked_for(string target, string id) =>
        Assert.Equal(id, Targets("vault.contoso.test", "*.inside.test", "odd.contoso.test:8443").Find(target)?.Id);

    [Theory]
    [InlineData("inside.test")]
    [InlineData("outinside.test")]
    [InlineData("odd.contoso.test")]
    [InlineData("vault.contoso.test:22")]
    [InlineData("http://vault.contoso.test/")]
    [InlineData("https://vault.contoso.test/path")]
    [InlineData("https://user@vault.contoso.test/")]
    public void What_is_only_like_it_may_not(string target) =>
        Assert.Null(Targets("vault.contoso.test", "*.inside.test", "odd.contoso.test:8443").Find(target));

    [Fact]
    public void An_allowed_host_of_a_documented_service_is_judged_as_one()
    {
        var endpoint = Targets("*.blob.core.windows.net").Find("myvault.blob.core.windows.net")!;
        var kind = _catalog.Endpoints.First(e => e.Host.EndsWith(".blob.core.windows.net", StringComparison.Ordinal));

        Assert.Equal("myvault.blob.core.windows.net", endpoint.Host);
        Assert.Equal((kind.Trust, kind.Group), (endpoint.Trust, endpoint.Group));
        Assert.False(endpoint.Sample);
    }

    private static ProbeTargets Targets(params string[] allow)
    {
        var settings = new ProbeSettings();
        foreach (var host in allow)
            settings.Allow.Add(host);
        return new ProbeTargets(_catalog, settings);
    }
}
