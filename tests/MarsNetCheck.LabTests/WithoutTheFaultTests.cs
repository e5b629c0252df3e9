using MarsNetCheck.LabTests.Scenarios;

namespace MarsNetCheck.LabTests;

/// <summary>The faults are made by the programs of the lab and by nothing else: without the one line that makes it, the scenario is not found.</summary>
[Collection(LabCollection.Name)]
public sealed class WithoutTheFaultTests(Lab lab)
{
    [Theory]
    [InlineData("drop-storage", "drop")]
    [InlineData("icmp-admin-storage", "reject")]
    [InlineData("dns-nxdomain", "always_nxdomain")]
    [InlineData("dns-silent-storage", "always_deny")]
    [InlineData("cert-revoked-storage", "revoke\" \"$@")]
    [InlineData("revocation-gone", "mv \"$public\" ")]
    [InlineData("block-fortiguard-storage", "return 403")]
    [InlineData("http-reset-storage", "return 444")]
    [InlineData("sni-closed", "(blob|queue)")]
    [InlineData("dns-filter-drop", "rpz-drop")]
    [InlineData("proxy-redirects", "deny_info")]
    [InlineData("proxy-no-parent", "never_direct")]
    [InlineData("proxy-tinyproxy-filter", "Filter \"")]
    public async Task A_scenario_without_the_line_that_makes_its_fault_is_not_found(string name, string line)
    {
        var scenario = LabScenarioBook.Find(name);

        var report = Assert.Single(await lab.RunAsync(scenario, without: line));

        Assert.NotEmpty(scenario.DifferencesOf(report));
        Assert.DoesNotContain(scenario.Problems.Keys, report.Problems.Contains);
    }
}
