using MarsNetCheck.Pac;
using MarsNetCheck.Tests.House;

namespace MarsNetCheck.Tests.Pac;

/// <summary>Scripts as companies write them.</summary>
public sealed class CompanyScriptTests
{
    private static readonly TimeZoneInfo _warsaw = TimeZoneInfo.CreateCustomTimeZone("Warsaw", TimeSpan.FromHours(1), "Warsaw", "Warsaw");

    [Theory]
    [InlineData("https://fileserver/", "DIRECT")]
    [InlineData("https://www.contoso.test/", "DIRECT")]
    [InlineData("https://login.example.test/", "PROXY px2.contoso.test:8080; PROXY px3.contoso.test:8080; PROXY px1.contoso.test:8080; DIRECT")]
    [InlineData("https://backup.example.test/", "PROXY px3.contoso.test:8080; PROXY px1.contoso.test:8080; PROXY px2.contoso.test:8080; DIRECT")]
    public async Task Load_is_spread_by_the_hash_of_the_name(string url, string expected) =>
        Assert.Equal(expected, (await new PacWorld().AskAsync(Text("load-balancing"), url)).Raw);

    [Theory]
    [InlineData("inside.contoso.test", "10.48.3.3", "DIRECT")]
    [InlineData("outside.example.test", "10.48.3.3", "PROXY warsaw.contoso.test:3128; PROXY central.contoso.test:3128")]
    [InlineData("outside.example.test", "10.1.3.3", "PROXY central.contoso.test:3128")]
    [InlineData("unknown.example.test", "10.48.3.3", "PROXY central.contoso.test:3128")]
    public async Task Networks_decide_by_address(string host, string own, string expected)
    {
        var world = new PacWorld
        {
            Addresses = [own],
            Names = { ["inside.contoso.test"] = ["172.20.1.1"], ["outside.example.test"] = ["198.51.100.7"] },
        };

        Assert.Equal(expected, (await world.AskAsync(Text("networks"), $"https://{host}/")).Raw);
    }

    [Theory]
    [InlineData("2026-03-04T06:59:59Z", "PROXY night.contoso.test:8080")]
    [InlineData("2026-03-04T07:00:00Z", "PROXY day.contoso.test:8080")]
    [InlineData("2026-03-04T16:59:59Z", "PROXY day.contoso.test:8080")]
    [InlineData("2026-03-04T17:00:00Z", "PROXY night.contoso.test:8080")]
    [InlineData("2026-03-01T12:00:00Z", "DIRECT")]
    [InlineData("2026-03-01T23:30:00Z", "DIRECT")]
    [InlineData("2026-12-23T23:30:00Z", "PROXY holiday.contoso.test:8080")]
    [InlineData("2027-01-02T12:00:00Z", "PROXY holiday.contoso.test:8080")]
    [InlineData("2027-01-02T23:30:00Z", "PROXY night.contoso.test:8080")]
    public async Task Office_hours_are_those_of_the_machine(string now, string expected)
    {
        var world = new PacWorld { Now = DateTimeOffset.Parse(now, System.Globalization.CultureInfo.InvariantCulture), Zone = _warsaw };

        Assert.Equal(expected, (await world.AskAsync(Text("office-hours"))).Raw);
    }

    [Theory]
    [InlineData("https://a.s00.r00.contoso.test/", "PROXY p0.contoso.test:8080")]
    [InlineData("https://a.s35.r49.contoso.test/", "PROXY p0.contoso.test:8080")]
    [InlineData("https://a.s36.r49.contoso.test/", "PROXY default.contoso.test:8080; DIRECT")]
    public async Task Two_thousand_lines_of_suffixes_are_one_list(string url, string expected) =>
        Assert.Equal(expected, (await new PacWorld().AskAsync(Text("suffixes"), url)).Raw);

    [Fact]
    public async Task A_missing_brace_is_told()
    {
        var error = (await new PacWorld().AskAsync(Text("broken"))).Error;

        Assert.Equal((PacErrorKind.Syntax, 8), (error?.Kind, error?.Line));
    }

    private static string Text(string name) =>
        File.ReadAllText(Path.Combine(Repository.Root, "tests", "MarsNetCheck.Tests", "Pac", "Scripts", name + ".pac"));
}
