namespace MarsNetCheck.LabTests;

[Collection(LabCollection.Name)]
public sealed class HealthyTests(Lab lab)
{
    [Fact]
    public async Task A_network_without_faults_is_ready()
    {
        var report = await lab.CheckAsync();

        AssertReady(report);
        Assert.Equal(["ok", "ok"], report.Ranges.Values);
    }

    [Fact]
    public async Task A_named_region_leaves_nothing_to_remark()
    {
        var report = await lab.CheckAsync("--region", "westeurope");

        AssertReady(report);
        Assert.Empty(report.Findings);
    }

    [Fact]
    public async Task A_proxy_is_enough_where_nothing_else_may_go_out_not_even_DNS()
    {
        await using var fault = await lab.FaultAsync("proxy-only");

        var report = await lab.CheckAsync("--proxy", $"{Lab.ProxyAddress}:3128");

        AssertReady(report, "dns.unneeded");
    }

    [Fact]
    public async Task A_proxy_of_the_environment_is_used()
    {
        var report = await lab.CheckAsync(new ClientSetup { Variables = [$"https_proxy={Lab.ProxyName}:3128", $"http_proxy={Lab.ProxyName}:3128"] });

        AssertReady(report);
        Assert.Equal("environment", report.ProxySource);
        Assert.Empty(report.Ranges);
    }

    [Fact]
    public async Task A_client_without_IPv6_is_ready_though_names_have_IPv6_addresses()
    {
        await using var fault = await lab.FaultAsync("ipv4-only");

        AssertReady(await lab.CheckAsync());
    }

    [Fact]
    public async Task A_client_without_IPv4_is_ready_behind_a_translator()
    {
        await using var fault = await lab.FaultAsync("ipv6-only");

        AssertReady(await lab.CheckAsync());
    }

    [Theory]
    [InlineData("usgov")]
    [InlineData("china")]
    public async Task Other_clouds_are_ready_too(string cloud) =>
        AssertReady(await lab.CheckAsync("--cloud", cloud));

    private static void AssertReady(CheckResult report, params string[] remarks)
    {
        Assert.Empty(report.Problems);
        Assert.Equal(remarks, report.Remarks);
        Assert.Empty(report.Troubled);
        Assert.Equal("ready", report.Verdict);
        Assert.Equal(0, report.Status);
    }
}
