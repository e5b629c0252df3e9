namespace MarsNetCheck.Hosting.Tests.Metrics;

/// <summary>The alert rules that ship in docs, as promtool sees them.</summary>
public sealed class RulesTests
{
    [Fact]
    public async Task The_rules_are_valid()
    {
        var (status, output) = await OutsideProgram.RunAsync("promtool", ["check", "rules", "--lint-fatal", Documents.Rules]);

        Assert.True(status == 0, output);
    }

    [Fact]
    public async Task Each_alert_fires_when_it_should_and_not_before()
    {
        var (status, output) = await OutsideProgram.RunAsync("promtool", ["test", "rules", Documents.RulesTest]);

        Assert.True(status == 0, output);
    }

    [Fact]
    public async Task No_alert_is_without_a_test()
    {
        var rules = await File.ReadAllLinesAsync(Documents.Rules, TestContext.Current.CancellationToken);
        var tests = await File.ReadAllTextAsync(Documents.RulesTest, TestContext.Current.CancellationToken);
        var alerts = rules.Where(l => l.TrimStart().StartsWith("- alert: ", StringComparison.Ordinal)).Select(l => l.Split(": ")[1]).Distinct(StringComparer.Ordinal).ToList();

        Assert.Equal(10, alerts.Count);
        Assert.All(alerts, a => Assert.Contains($"alertname: {a}\n        exp_alerts:\n", tests, StringComparison.Ordinal));
        Assert.All(alerts, a => Assert.Contains($"alertname: {a}\n        exp_alerts: []\n", tests, StringComparison.Ordinal));
    }
}
