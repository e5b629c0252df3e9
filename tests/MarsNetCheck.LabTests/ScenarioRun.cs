using System.Globalization;
using MarsNetCheck.LabTests.Scenarios;

namespace MarsNetCheck.LabTests;

/// <summary>Puts a lab into the state of a scenario and checks in it.</summary>
internal static class ScenarioRun
{
    private const string RepeatsVariable = "MARSNETCHECK_REPEATS";

    /// <summary>How often each scenario is checked, default 1; the long run asks for more.</summary>
    public static int Repeats { get; } = int.TryParse(Environment.GetEnvironmentVariable(RepeatsVariable), CultureInfo.InvariantCulture, out var repeats) ? repeats : 1;

    /// <summary>Checks as often as <paramref name="times"/> says while the faults are in; a line of a fault's file may be left out.</summary>
    public static async Task<IReadOnlyList<CheckResult>> RunAsync(this Lab lab, LabScenario scenario, int times = 1, string? without = null)
    {
        var undo = new Stack<IAsyncDisposable>();
        var folder = Directory.CreateTempSubdirectory("marslab-scenario-");
        try
        {
            foreach (var fault in scenario.Faults)
                undo.Push(await lab.FaultAsync(fault, without));
            string[] machine = scenario.Machine is { } described ? await described.DescribeAsync(folder.FullName) : [];
            var results = new List<CheckResult>();
            for (var time = 0; time < times; time++)
                results.Add(await lab.CheckAsync(scenario.Client, [.. scenario.Arguments, .. machine]));
            return results;
        }
        finally
        {
            folder.Delete(recursive: true);
            foreach (var fault in undo)
                await fault.DisposeAsync();
        }
    }
}
