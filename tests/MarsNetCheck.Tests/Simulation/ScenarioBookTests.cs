using System.Text.RegularExpressions;
using MarsNetCheck.Diagnosis;
using MarsNetCheck.Simulation;

namespace MarsNetCheck.Tests.Simulation;

public sealed partial class ScenarioBookTests
{
    private const int FewestFine = 12;
    private const int FewestFaults = 45;

    [Fact]
    public void The_healthy_network_comes_first() => Assert.Equal("healthy", ScenarioBook.All[0].Name);

    [Fact]
    public void Names_are_small_letters_digits_and_hyphens_and_occur_once()
    {
        Assert.All(ScenarioBook.All, s => Assert.Matches(KebabCase(), s.Name));
        Assert.Equal(ScenarioBook.All.Length, ScenarioBook.All.Select(s => s.Name).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void Titles_are_sentences_without_a_full_stop_and_occur_once()
    {
        Assert.All(ScenarioBook.All, s => Assert.Matches("^[A-Z].*[^.]$", s.Title));
        Assert.Equal(ScenarioBook.All.Length, ScenarioBook.All.Select(s => s.Title).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void There_are_enough_of_both_kinds()
    {
        Assert.True(ScenarioBook.All.Count(s => s.ExpectedVerdict == OverallVerdict.Ready) >= FewestFine);
        Assert.True(ScenarioBook.All.Count(s => s.ExpectedVerdict != OverallVerdict.Ready) >= FewestFaults);
    }

    [Fact]
    public void Every_fault_names_its_code_and_who_must_act()
    {
        var faults = ScenarioBook.All.Where(s => s.ExpectedVerdict != OverallVerdict.Ready);
        Assert.All(faults, s => Assert.NotEmpty(s.ExpectedCodes));
        Assert.All(faults, s => Assert.NotNull(s.ExpectedBlame));
    }

    [Fact]
    public void A_scenario_is_found_by_its_name_in_any_case()
    {
        Assert.Equal("tls-reset", ScenarioBook.Find("TLS-Reset")?.Name);
        Assert.Null(ScenarioBook.Find("no-such-scenario"));
    }

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex KebabCase();
}
