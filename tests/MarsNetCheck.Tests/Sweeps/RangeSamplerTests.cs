using System.Net;
using MarsNetCheck.Sweeps;

namespace MarsNetCheck.Tests.Sweeps;

public sealed class RangeSamplerTests
{
    [Fact]
    public void Every_sixteenth_of_the_range_has_one_sample()
    {
        var range = IPNetwork.Parse("20.190.128.0/18");
        var samples = RangeSampler.Sample("20.190.128.0/18", 16);
        Assert.All(samples, a => Assert.True(range.Contains(a)));
        Assert.Equal(Enumerable.Range(0, 16), samples.Select(a => ((a.GetAddressBytes()[2] - 128) * 256) / 1024));
    }

    [Fact]
    public void The_same_range_gives_the_same_samples() =>
        Assert.Equal(RangeSampler.Sample("40.126.0.0/18", 16), RangeSampler.Sample("40.126.0.0/18", 16));

    [Theory]
    [InlineData("10.0.0.0/30", 16, 4)]
    [InlineData("10.0.0.1/32", 16, 1)]
    [InlineData("10.0.0.0/24", 0, 0)]
    [InlineData("2603:1006:2000::/48", 8, 8)]
    [InlineData("0.0.0.0/0", 4, 4)]
    public void No_more_samples_than_addresses(string cidr, int count, int expected) =>
        Assert.Equal(expected, RangeSampler.Sample(cidr, count).Distinct().Count());
}
