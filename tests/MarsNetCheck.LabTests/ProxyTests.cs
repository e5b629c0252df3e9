namespace MarsNetCheck.LabTests;

[Collection(LabCollection.Name)]
public sealed class ProxyTests(Lab lab)
{
    [Theory]
    [InlineData(3129, "Basic")]
    [InlineData(3130, "Digest")]
    [InlineData(3131, "NTLM")]
    [InlineData(3132, "Negotiate")]
    [InlineData(3135, "Negotiate, NTLM, Digest, Basic")]
    public async Task A_proxy_that_wants_a_user_says_how(int port, string schemes)
    {
        var report = await lab.CheckAsync("--proxy", $"{Lab.ProxyName}:{port}");

        var finding = report.Only("proxy.auth-required");
        Assert.Equal(schemes, string.Join(", ", finding.Evidence.GetProperty("schemes").EnumerateArray()));
        Assert.Equal(report.Endpoints.Keys, finding.Endpoints);
        Assert.Equal(1, report.Status);
    }

    [Theory]
    [InlineData("lab", "error", 1)]
    [InlineData("corporate", "warning", 0)]
    public async Task A_proxy_that_inspects_TLS_is_named_by_its_authority(string trust, string severity, int status)
    {
        var report = await lab.CheckAsync(new ClientSetup { Trust = trust }, "--proxy", $"{Lab.ProxyName}:3133");

        var finding = report.Only("tls.intercepted");
        Assert.Equal(severity, finding.Severity);
        Assert.Contains("Corp TLS Inspection CA", finding.Evidence.GetProperty("issuer").GetString(), StringComparison.Ordinal);
        Assert.Equal(status, report.Status);
    }

    [Fact]
    public async Task A_product_that_opens_TLS_is_named()
    {
        await using var fault = await lab.FaultAsync("mitmproxy");

        var report = await lab.CheckAsync("--proxy", $"{Lab.ProxyName}:8081");

        Assert.Equal("mitmproxy", report.Only("tls.intercepted").Evidence.GetProperty("product").GetString());
    }

    // The web server has the connectivity probes' own texts: only what needs a tunnel is struck.
    [Fact]
    public async Task A_web_server_is_no_proxy()
    {
        var report = await lab.CheckAsync("--proxy", "http://10.77.3.2:80");

        Assert.Equal(["proxy.not-a-proxy"], report.Problems);
        Assert.Equal("blocked", report.Verdict);
    }
}
