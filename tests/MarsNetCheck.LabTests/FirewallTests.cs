using System.Collections.Immutable;
using System.Text.Json;

namespace MarsNetCheck.LabTests;

[Collection(LabCollection.Name)]
public sealed class FirewallTests(Lab lab)
{
    private const string Storage = "*.blob.core.windows.net";

    /// <summary>Long enough for a busy machine, short enough to wait for silence often.</summary>
    private static readonly ImmutableArray<string> _patience = ["--timeout", "3"];

    [Theory]
    [InlineData("icmp-admin", "tcp.prohibited", 13)]
    [InlineData("icmp-host", "tcp.unreachable", 1)]
    public async Task Evidence_names_the_ICMP_message_and_its_sender(string fault, string code, int icmpCode)
    {
        await using var _ = await lab.FaultAsync(fault, Storage);

        var report = await lab.CheckAsync([.. _patience]);

        var icmp = report.Only(code).Evidence.GetProperty("icmp");
        Assert.Equal(3, icmp.GetProperty("type").GetInt32());
        Assert.Equal(icmpCode, icmp.GetProperty("code").GetInt32());
        Assert.Equal(Lab.Firewall, icmp.GetProperty("sender").GetString());
    }

    [Fact]
    public async Task Another_name_on_the_same_address_shows_that_the_name_is_filtered()
    {
        await using var _ = await lab.FaultAsync("sni-rst", Storage);

        var report = await lab.CheckAsync([.. _patience]);

        Assert.Equal(JsonValueKind.True, report.Only("tls.reset").Evidence.GetProperty("sniFiltered").ValueKind);
    }

    [Theory]
    [InlineData("drop")]
    [InlineData("rst")]
    [InlineData("icmp-admin")]
    [InlineData("icmp-host")]
    public async Task A_firewall_that_lets_nothing_through_blocks_the_ranges_too(string fault)
    {
        await using var _ = await lab.FaultAsync(fault);

        var report = await lab.CheckAsync([.. _patience]);

        Assert.Equal(["blocked", "blocked"], report.Ranges.Values);
        Assert.Equal(1, report.Status);
    }

    [Fact]
    public async Task A_rule_for_half_of_a_range_is_drawn_as_prefixes()
    {
        await using var _ = await lab.FaultAsync("drop-range-half");

        var report = await lab.CheckAsync([.. _patience]);

        var reachable = report.Findings.Where(f => f.Code == "range.partial").Select(f => Assert.Single(f.Evidence.GetProperty("reachable").EnumerateArray()).GetString());
        Assert.Equal(["20.190.128.0/19", "40.126.0.0/19"], reachable.Order(StringComparer.Ordinal));
    }
}
