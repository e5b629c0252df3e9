using System.Globalization;

namespace MarsNetCheck.LabTests;

[Collection(LabCollection.Name)]
public sealed class NameTests(Lab lab)
{
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

    [Fact]
    public async Task A_known_address_names_whose_filter_it_is()
    {
        await using var fault = await lab.FaultAsync("dns-umbrella", "*.blob.core.windows.net");
        await using var page = await lab.FaultAsync("foreign-host", "146.112.61.106");

        var evidence = (await lab.CheckAsync()).Only("dns.sinkhole").Evidence;

        Assert.Equal("Cisco Umbrella", evidence.GetProperty("owner").GetString());
        Assert.Equal("146.112.61.106", Assert.Single(evidence.GetProperty("addresses").EnumerateArray()).GetString());
    }

    [Fact]
    public async Task A_made_up_answer_is_told_by_the_name_that_must_not_exist()
    {
        await using var fault = await lab.FaultAsync("dns-rewritten");
        await using var page = await lab.FaultAsync("foreign-host", "203.0.113.66");

        Assert.Equal("madeUp", (await lab.CheckAsync()).Only("dns.sinkhole").Evidence.GetProperty("sign").GetString());
    }

    [Fact]
    public async Task An_entry_of_the_hosts_file_is_named_with_its_line()
    {
        await using var fault = await lab.FaultAsync("hosts-wrong", "login.microsoftonline.com");

        var hosts = (await lab.InsideAsync("client", "cat", "/etc/hosts")).Output.Split('\n');
        var line = Array.FindIndex(hosts, l => l.Contains("login.microsoftonline.com", StringComparison.Ordinal)) + 1;
        var overrides = (await lab.CheckAsync()).Only("dns.override").Evidence.GetProperty("overrides");

        Assert.Equal($"203.0.113.66 login.microsoftonline.com (/etc/hosts line {line.ToString(CultureInfo.InvariantCulture)})", Assert.Single(overrides.EnumerateArray()).GetString());
    }
}
