namespace MarsNetCheck.LabTests;

[Collection(LabCollection.Name)]
public sealed class NameTests(Lab lab)
{
    [Theory]
    [InlineData("dns-drop", "dns.timeout")]
    [InlineData("dns-silent", "dns.timeout")]
    [InlineData("resolver-down", "dns.timeout")]
    [InlineData("dns-nxdomain", "dns.nxdomain")]
    [InlineData("dns-no-data", "dns.no-data")]
    [InlineData("dns-servfail", "dns.servfail")]
    [InlineData("dns-refused", "dns.refused")]
    public async Task What_the_resolver_does_is_found(string fault, string code)
    {
        await using var _ = await lab.FaultAsync(fault);

        var report = await lab.CheckAsync("--timeout", "3");

        Assert.Equal([code], report.Problems);
        Assert.All(report.Findings.Where(f => f.Code == code), f => Assert.Equal("dns", f.Blame));
        Assert.Contains("login-microsoftonline", report.Troubled);
        Assert.Equal("blocked", report.Verdict);
        Assert.Equal(1, report.Status);
    }

    [Theory]
    [InlineData("dns-silent", "dns.timeout")]
    [InlineData("dns-servfail", "dns.servfail")]
    [InlineData("dns-refused", "dns.refused")]
    public async Task One_zone_that_fails_is_found_alone(string fault, string code)
    {
        await using var _ = await lab.FaultAsync(fault, "*.blob.core.windows.net");

        var report = await lab.CheckAsync("--timeout", "3");

        Assert.Equal([code], report.Problems);
        Assert.Empty(report.Remarks);
        Assert.Equal(["blob-ceuswatcab01", "blob-weus2watcab01"], report.Only(code).Endpoints);
    }

    [Theory]
    [InlineData("dns-nxdomain", "dns.nxdomain")]
    [InlineData("dns-no-data", "dns.no-data")]
    public async Task Names_that_stand_for_others_and_do_not_exist_prove_nothing(string fault, string code)
    {
        await using var _ = await lab.FaultAsync(fault, "*.blob.core.windows.net");

        var report = await lab.CheckAsync();

        Assert.Empty(report.Problems);
        Assert.Equal([code], report.Remarks);
        Assert.Equal("inconclusive", report.Verdict);
        Assert.Equal(3, report.Status);
    }
}
