using System.Globalization;
using MarsNetCheck.Diagnosis;
using MarsNetCheck.Simulation;

namespace MarsNetCheck.Tests.Engine;

/// <summary>Every scenario of the simulation through the whole program: exactly its verdict, its findings, one for each cause, and who must act.</summary>
[Collection(nameof(WholeRuns))]
public sealed class ScenarioTests
{
    /// <summary>How often each scenario is run, default 1; the long run asks for more.</summary>
    private static readonly int _repeats = int.TryParse(Environment.GetEnvironmentVariable("MARSNETCHECK_REPEATS"), CultureInfo.InvariantCulture, out var repeats) ? repeats : 1;

    public static TheoryData<string> Names => [.. ScenarioBook.All.Select(s => s.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_scenario_is_diagnosed_as_it_is(string name)
    {
        Assert.InRange(_repeats, 1, int.MaxValue);
        for (var time = 0; time < _repeats; time++)
            await AssertDiagnosedAsync(ScenarioBook.Find(name)!);
    }

    private static async Task AssertDiagnosedAsync(Scenario scenario)
    {
        var catalog = Catalogs.Shipped();
        await using var network = SimulatedNetwork.Start(catalog, scenario);
        var options = scenario.Configure(new NetCheckOptions { StageTimeout = TimeSpan.FromSeconds(2) }, network);
        var report = await new NetCheck(catalog, options, network).RunAsync(TestContext.Current.CancellationToken);
        var codes = report.AllFindings.Where(f => f.Severity > Severity.Info).Select(f => f.Code);
        var expected = scenario.ExpectedFindings.Where(c => !IsInfo(report, c));
        Assert.Equal(expected.Order(StringComparer.Ordinal), codes.Order(StringComparer.Ordinal));
        Assert.Subset(report.AllFindings.Select(f => f.Code).ToHashSet(StringComparer.Ordinal), scenario.ExpectedCodes.ToHashSet(StringComparer.Ordinal));
        Assert.Equal(scenario.ExpectedVerdict, report.Verdict);
        if (scenario.ExpectedBlame is { } blame)
            Assert.Equal(blame, report.AllFindings.First(f => string.Equals(f.Code, scenario.ExpectedCodes[0], StringComparison.Ordinal)).Blame);
    }

    private static bool IsInfo(Report report, string code) =>
        report.AllFindings.Where(f => string.Equals(f.Code, code, StringComparison.Ordinal)).All(f => f.Severity == Severity.Info);
}
