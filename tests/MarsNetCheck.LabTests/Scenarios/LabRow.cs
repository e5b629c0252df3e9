using System.Collections.Immutable;

namespace MarsNetCheck.LabTests.Scenarios;

/// <summary>Writes a scenario as one row; <c>with</c> adds what is particular.</summary>
internal static class LabRow
{
    /// <summary>Nothing is wrong; <paramref name="remarks"/> are what is worth knowing.</summary>
    public static LabScenario Fine(string name, string title, string madeBy, params ImmutableSortedSet<string> remarks) =>
        new() { Name = name, Title = title, MadeBy = madeBy, Verdict = "ready", Remarks = remarks };

    /// <summary>Something required cannot be reached: one cause.</summary>
    public static LabScenario Blocked(string name, string title, string madeBy, string code, string party, params ImmutableArray<LabFault> faults) =>
        Faulty("blocked", name, title, madeBy, code, party, faults);

    /// <summary>Something is not as it should be, and backup works.</summary>
    public static LabScenario Degraded(string name, string title, string madeBy, string code, string party, params ImmutableArray<LabFault> faults) =>
        Faulty("degraded", name, title, madeBy, code, party, faults);

    /// <summary>The same with one more problem.</summary>
    public static LabScenario And(this LabScenario scenario, string code, string party) => scenario with { Problems = scenario.Problems.Add(code, party) };

    /// <summary>The same for a client that trusts the company's authority, too.</summary>
    public static LabScenario Trusting(this LabScenario scenario) => scenario with { Client = scenario.Client with { Trust = "corporate" } };

    private static LabScenario Faulty(string verdict, string name, string title, string madeBy, string code, string party, ImmutableArray<LabFault> faults) => new()
    {
        Name = name,
        Title = title,
        MadeBy = madeBy,
        Verdict = verdict,
        Problems = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal).Add(code, party),
        Faults = faults,
        // Longer than a busy machine needs, and short enough to wait for silence often.
        Arguments = ["--timeout", "3"],
    };
}
