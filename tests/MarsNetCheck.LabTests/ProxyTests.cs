namespace MarsNetCheck.LabTests;

[Collection(LabCollection.Name)]
public sealed class ProxyTests(Lab lab)
{
    private static readonly string[] _storage = ["blob-ceuswatcab01", "blob-weus2watcab01"];

    [Theory]
    [InlineData(3129, "Basic")]
    [InlineData(3130, "Digest")]
    [InlineData(3131, "NTLM")]
    [InlineData(3132, "Negotiate")]
    [InlineData(3135, "Negotiate, NTLM, Digest, Basic")]
    public async Task A_proxy_that_wants_a_user_says_how(int port, string schemes)
    {
        var report = await lab.CheckAsync("--proxy", $"{Lab.ProxyName}:{port}");

        Assert.Equal(["proxy.auth-required"], report.Problems);
        Assert.Empty(report.Remarks);
        var finding = report.Only("proxy.auth-required");
        Assert.Equal(schemes, string.Join(", ", finding.Evidence.GetProperty("schemes").EnumerateArray()));
        Assert.Equal("proxy", finding.Blame);
        Assert.Equal(report.Endpoints.Keys, finding.Endpoints);
        Assert.Equal(1, report.Status);
    }

    [Fact]
    public async Task A_proxy_that_denies_storage_is_found_for_storage_only()
    {
        var report = await lab.CheckAsync("--proxy", $"{Lab.ProxyName}:3134");

        Assert.Equal(["proxy.denied"], report.Problems);
        Assert.Empty(report.Remarks);
        var finding = report.Only("proxy.denied");
        Assert.Equal("proxy", finding.Blame);
        Assert.Equal(_storage, finding.Endpoints);
        Assert.Equal(_storage, report.Troubled);
        Assert.Equal(1, report.Status);
    }

    [Theory]
    [InlineData("lab", "error", "blocked", 1)]
    [InlineData("corporate", "warning", "degraded", 0)]
    public async Task A_proxy_that_inspects_TLS_is_named_by_its_authority(string trust, string severity, string verdict, int status)
    {
        var report = await lab.CheckAsync(new ClientSetup { Trust = trust }, "--proxy", $"{Lab.ProxyName}:3133");

        Assert.Equal(["tls.intercepted"], report.Problems);
        Assert.Empty(report.Remarks);
        var finding = report.Only("tls.intercepted");
        Assert.Equal(severity, finding.Severity);
        Assert.Equal("proxy", finding.Blame);
        Assert.Contains("Corp TLS Inspection CA", finding.Evidence.GetProperty("issuer").GetString(), StringComparison.Ordinal);
        Assert.Equal(verdict, report.Verdict);
        Assert.Equal(status, report.Status);
    }

    // A name of another cloud: the proxy remembers for a while those that it has looked up in other tests.
    [Fact]
    public async Task A_proxy_that_cannot_look_a_name_up_says_so()
    {
        await using var fault = await lab.FaultAsync("dns-nxdomain", "login.microsoftonline.us");

        var report = await lab.CheckAsync("--cloud", "usgov", "--proxy", $"{Lab.ProxyName}:3128");

        Assert.Equal(["proxy.upstream-dns"], report.Problems);
        Assert.Equal(["login-microsoftonline"], report.Only("proxy.upstream-dns").Endpoints);
        Assert.Equal(1, report.Status);
    }

    [Fact]
    public async Task A_firewall_that_refuses_the_proxy_is_told_by_the_proxy()
    {
        await using var fault = await lab.FaultAsync("rst", "--from", "proxy", "*.blob.core.windows.net");

        var report = await lab.CheckAsync("--proxy", $"{Lab.ProxyName}:3128");

        Assert.Equal(["proxy.upstream-failed"], report.Problems);
        Assert.Equal(_storage, report.Only("proxy.upstream-failed").Endpoints);
    }

    [Fact]
    public async Task A_firewall_that_is_silent_to_the_proxy_makes_the_proxy_silent()
    {
        await using var fault = await lab.FaultAsync("drop", "--from", "proxy", "*.blob.core.windows.net");

        var report = await lab.CheckAsync("--timeout", "3", "--proxy", $"{Lab.ProxyName}:3128");

        Assert.Equal(["proxy.timeout"], report.Problems);
        Assert.Equal(_storage, report.Only("proxy.timeout").Endpoints);
    }

    [Fact]
    public async Task A_proxy_whose_name_nobody_knows_is_one_finding()
    {
        await using var fault = await lab.FaultAsync("dns-drop");

        var report = await lab.CheckAsync("--timeout", "3", "--proxy", $"{Lab.ProxyName}:3128");

        Assert.Equal(["proxy.unresolved"], report.Problems);
        Assert.Empty(report.Remarks);
        Assert.Equal(report.Endpoints.Keys, report.Only("proxy.unresolved").Endpoints);
    }

    [Fact]
    public async Task A_port_where_no_proxy_listens_is_one_finding()
    {
        var report = await lab.CheckAsync("--proxy", $"{Lab.ProxyName}:3999");

        Assert.Equal(["proxy.unreachable"], report.Problems);
        Assert.Equal(report.Endpoints.Keys, report.Only("proxy.unreachable").Endpoints);
    }

    [Fact]
    public async Task A_web_server_is_no_proxy()
    {
        var report = await lab.CheckAsync("--proxy", "http://10.77.3.2:80");

        Assert.Equal(["proxy.not-a-proxy"], report.Problems);
        Assert.Equal("blocked", report.Verdict);
    }
}
