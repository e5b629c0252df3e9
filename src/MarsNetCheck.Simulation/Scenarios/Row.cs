using System.Collections.Immutable;
using MarsNetCheck.Diagnosis;
using MarsNetCheck.Simulation.Faults;

namespace MarsNetCheck.Simulation.Scenarios;

/// <summary>Writes a scenario as one row.</summary>
internal static class Row
{
    /// <summary>Nothing is wrong; <paramref name="remark"/> is what is worth knowing, null for nothing.</summary>
    public static Scenario Fine(string name, string title, string? remark, params ImmutableArray<Fault> faults) =>
        new() { Name = name, Title = title, ExpectedCodes = remark is null ? [] : [remark], Faults = faults };

    /// <summary>Something required cannot be reached.</summary>
    public static Scenario Blocked(string name, string title, string code, Blame blame, params ImmutableArray<Fault> faults) =>
        Faulty(OverallVerdict.Blocked, name, title, code, blame, faults);

    /// <summary>Something is not as it should be, and backup works.</summary>
    public static Scenario Degraded(string name, string title, string code, Blame blame, params ImmutableArray<Fault> faults) =>
        Faulty(OverallVerdict.Degraded, name, title, code, blame, faults);

    /// <summary>It cannot be told whether backup works.</summary>
    public static Scenario Unclear(string name, string title, string code, Blame blame, params ImmutableArray<Fault> faults) =>
        Faulty(OverallVerdict.Inconclusive, name, title, code, blame, faults);

    /// <summary>The same with one more code that is to be found.</summary>
    public static Scenario And(this Scenario scenario, string code) => scenario with { ExpectedCodes = scenario.ExpectedCodes.Add(code) };

    /// <summary>The same with a code that is to be found several times, as its causes are told apart.</summary>
    public static Scenario Times(this Scenario scenario, string code, int times) => scenario with { Several = scenario.Several.SetItem(code, times) };

    private static Scenario Faulty(OverallVerdict verdict, string name, string title, string code, Blame blame, ImmutableArray<Fault> faults) =>
        new() { Name = name, Title = title, ExpectedVerdict = verdict, ExpectedCodes = [code], ExpectedBlame = blame, Faults = faults };
}
