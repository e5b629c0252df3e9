using System.Globalization;
using System.Text;
using MarsNetCheck.LabTests.Scenarios;
using MarsNetCheck.Simulation;

namespace MarsNetCheck.LabTests;

/// <summary>The page that lists every scenario, made from the tables that the tests run.</summary>
internal static class FaultMatrix
{
    /// <summary>The scenarios with a fault: of the lab.</summary>
    public static IEnumerable<LabScenario> LabFaults => LabScenarioBook.All.Where(s => !s.IsHealthy);

    /// <summary>The healthy or odd ones of the lab.</summary>
    public static IEnumerable<LabScenario> LabHealthy => LabScenarioBook.All.Where(s => s.IsHealthy);

    /// <summary>The scenarios with a fault: of the simulation. A scenario whose verdict is ready has none.</summary>
    public static IEnumerable<Scenario> SimulatedFaults => ScenarioBook.All.Where(s => s.ExpectedBlame is not null);

    /// <summary>The healthy or odd ones of the simulation.</summary>
    public static IEnumerable<Scenario> SimulatedHealthy => ScenarioBook.All.Where(s => s.ExpectedBlame is null);

    /// <summary>The page.</summary>
    public static string Page()
    {
        var page = new StringBuilder("""
            # The fault matrix

            Every state of a network that the tests put the program in, and what it must say: exactly these codes, no others. The page is made from the
            tables that the tests run (`UPDATE_MATRIX=1 dotnet test tests/MarsNetCheck.LabTests --filter FaultMatrix`), and a test compares it with them.


            """);
        page.Append(CultureInfo.InvariantCulture, $"""
            | | faults | healthy or odd, but fine |
            |---|---|---|
            | real programs in the lab ([lab.md](lab.md)) | {LabFaults.Count()} | {LabHealthy.Count()} |
            | simulation inside the process | {SimulatedFaults.Count()} | {SimulatedHealthy.Count()} |

            That the programs make the faults, and nothing else does, is shown by `WithoutTheFaultTests`: without the one line that makes it the scenario is not found.

            ## Faults made by real programs

            Tests: `ScenarioTests` of `MarsNetCheck.LabTests`, `…Exactly_the_expected_codes_and_party_are_found(name)`. Faults are files of `tests/MarsNetCheck.LabTests/lab/faults`.

            | name | what is the case | made by | fault | verdict | codes (party) |
            |---|---|---|---|---|---|

            """);
        foreach (var scenario in LabFaults)
            page.Append(Row(scenario));
        page.Append("""

            ## Healthy or odd networks of real programs

            Nothing above info is found in them.

            | name | what is the case | made by | fault | verdict | remarks |
            |---|---|---|---|---|---|

            """);
        foreach (var scenario in LabHealthy)
            page.Append(Row(scenario));
        page.Append("""

            ## Simulated faults

            Tests: `ScenarioTests` of `MarsNetCheck.Tests`; the same by hand with `marsnetcheck demo NAME`.

            | name | what is the case | verdict | codes | party |
            |---|---|---|---|---|

            """);
        foreach (var scenario in SimulatedFaults)
            page.Append(Row(scenario));
        page.Append("""

            ## Simulated healthy or odd networks

            | name | what is the case | verdict | remarks | |
            |---|---|---|---|---|

            """);
        foreach (var scenario in SimulatedHealthy)
            page.Append(Row(scenario));
        return page.ToString();
    }

    private static string Row(LabScenario scenario)
    {
        var faults = string.Join(", ", scenario.Faults.Select(f => $"`{f.Name}`{(f.From is "client" ? "" : $" (of the {f.From})")}"));
        var codes = scenario.Problems.Select(p => $"{p.Key} ({p.Value})").Concat(scenario.Remarks);
        return Line(scenario.Name, scenario.Title, scenario.MadeBy, faults, scenario.Verdict, string.Join(", ", codes));
    }

    private static string Row(Scenario scenario) =>
        Line(scenario.Name, scenario.Title, Lower(scenario.ExpectedVerdict), string.Join(", ", scenario.ExpectedCodes), scenario.ExpectedBlame is { } blame ? Lower(blame) : "");

    private static string Line(params string[] cells) => $"| {string.Join(" | ", cells)} |\n";

    private static string Lower<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();
}
