using MarsNetCheck.LabTests.Scenarios;

namespace MarsNetCheck.LabTests;

/// <summary>Every scenario of the lab. The lanes run side by side, each in a lab of its own.</summary>
public abstract class ScenarioTests(Lab lab)
{
    /// <summary>How many lanes there are.</summary>
    public const int Lanes = 3;

    /// <summary>The names of the scenarios of a lane.</summary>
    internal static TheoryData<string> NamesOf(int lane) => [.. LabScenarioBook.All.Where((_, i) => i % Lanes == lane).Select(s => s.Name)];

    /// <summary>Checks in the scenario and compares.</summary>
    protected async Task AssertFoundAsync(string name)
    {
        var scenario = LabScenarioBook.Find(name);

        var reports = await lab.RunAsync(scenario, ScenarioRun.Repeats);

        Assert.Equal(ScenarioRun.Repeats, reports.Count);
        Assert.All(reports, r => Assert.Empty(scenario.DifferencesOf(r)));
    }
}

/// <summary>The first lane.</summary>
public sealed class FirstLaneScenarioTests(Lab lab) : ScenarioTests(lab), IClassFixture<Lab>
{
    /// <summary>Its scenarios.</summary>
    public static TheoryData<string> Names => NamesOf(0);

    [Theory]
    [MemberData(nameof(Names))]
    public Task Exactly_the_expected_codes_and_party_are_found(string name) => AssertFoundAsync(name);
}

/// <summary>The second lane.</summary>
public sealed class SecondLaneScenarioTests(Lab lab) : ScenarioTests(lab), IClassFixture<Lab>
{
    /// <summary>Its scenarios.</summary>
    public static TheoryData<string> Names => NamesOf(1);

    [Theory]
    [MemberData(nameof(Names))]
    public Task Exactly_the_expected_codes_and_party_are_found(string name) => AssertFoundAsync(name);
}

/// <summary>The third lane.</summary>
public sealed class ThirdLaneScenarioTests(Lab lab) : ScenarioTests(lab), IClassFixture<Lab>
{
    /// <summary>Its scenarios.</summary>
    public static TheoryData<string> Names => NamesOf(2);

    [Theory]
    [MemberData(nameof(Names))]
    public Task Exactly_the_expected_codes_and_party_are_found(string name) => AssertFoundAsync(name);
}
