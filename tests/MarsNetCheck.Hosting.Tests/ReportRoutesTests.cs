using System.Text.Json;

namespace MarsNetCheck.Hosting.Tests;

public sealed class ReportRoutesTests
{
    [Fact]
    public async Task The_newest_report_is_served_as_json()
    {
        await using var service = await TestService.StartAsync("proxy-auth-negotiate");
        var report = await service.ReportAsync();

        var text = await service.Client().GetStringAsync(new Uri("/report", UriKind.Relative), TestContext.Current.CancellationToken);

        using var json = JsonDocument.Parse(text);
        Assert.Equal("blocked", json.RootElement.GetProperty("verdict").GetString());
        Assert.Equal(1, report.Summary.Id);
        Assert.Equal(["proxy.auth-required"], report.Summary.Codes);
    }
}
