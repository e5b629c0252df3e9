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
    public async Task A_proxy_of_the_environment_is_used()
    {
        var report = await lab.CheckAsync(new ClientSetup { Variables = [$"https_proxy={Lab.ProxyName}:3128", $"http_proxy={Lab.ProxyName}:3128"] });

        AssertReady(report);
        Assert.Equal("environment", report.ProxySource);
        Assert.Empty(report.Ranges);
    }

    [Theory]
    [InlineData("usgov")]
    [InlineData("china")]
    public async Task Other_clouds_are_ready_too(string cloud) =>
        AssertReady(await lab.CheckAsync("--cloud", cloud));

    private static void AssertReady(CheckResult report)
    {
        Assert.Empty(report.Problems);
        Assert.Empty(report.Remarks);
        Assert.Empty(report.Troubled);
        Assert.Equal("ready", report.Verdict);
        Assert.Equal(0, report.Status);
    }
}
