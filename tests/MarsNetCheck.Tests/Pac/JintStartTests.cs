using MarsNetCheck.Pac;

namespace MarsNetCheck.Tests.Pac;

public sealed class JintStartTests
{
    [Fact]
    public void Starting_the_interpreter_leaves_the_time_zones_as_they_were()
    {
        var local = TimeZoneInfo.Local.Id;
        var folder = Environment.GetEnvironmentVariable("TZDIR");

        JintStart.Once();

        Assert.Equal(local, TimeZoneInfo.Local.Id);
        Assert.Equal(folder, Environment.GetEnvironmentVariable("TZDIR"));
        Assert.Contains(TimeZoneInfo.GetSystemTimeZones(skipSorting: true), z => z.Id != TimeZoneInfo.Utc.Id && z.BaseUtcOffset != TimeSpan.Zero);
    }
}
