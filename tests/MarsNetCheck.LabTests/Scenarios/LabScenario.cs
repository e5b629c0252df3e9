using System.Collections.Immutable;

namespace MarsNetCheck.LabTests.Scenarios;

/// <summary>A state of the lab and what a check in it must find: exactly these codes, no others.</summary>
internal sealed record LabScenario
{
    /// <summary>The name: small letters, digits and hyphens.</summary>
    public required string Name { get; init; }

    /// <summary>What is the case, one sentence without a full stop.</summary>
    public required string Title { get; init; }

    /// <summary>The program that makes the fault or the oddity, for example <c>nftables</c>.</summary>
    public required string MadeBy { get; init; }

    /// <summary>The faults that are put in, in this order.</summary>
    public ImmutableArray<LabFault> Faults { get; init; } = [];

    /// <summary>The options of the check.</summary>
    public ImmutableArray<string> Arguments { get; init; } = [];

    /// <summary>What is particular to the client.</summary>
    public ClientSetup Client { get; init; } = new();

    /// <summary>The Windows server that the check is to stand for; null for the client itself.</summary>
    public WindowsMachine? Machine { get; init; }

    /// <summary>The codes above info, each with the party that must act. Empty for a healthy network.</summary>
    public ImmutableSortedDictionary<string, string> Problems { get; init; } = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    /// <summary>The codes of severity info.</summary>
    public ImmutableSortedSet<string> Remarks { get; init; } = ImmutableSortedSet.Create<string>(StringComparer.Ordinal);

    /// <summary>The verdict.</summary>
    public required string Verdict { get; init; }

    /// <summary>The endpoints whose verdict is not ok, sorted; null where it does not matter which.</summary>
    public ImmutableArray<string>? Troubled { get; init; }

    /// <summary>Checks that a problem is one finding, however many endpoints it strikes. Where the cause has several faces (ports, addresses) it may be more.</summary>
    public bool IsOneCause { get; init; }

    /// <summary>True if nothing is wrong.</summary>
    public bool IsHealthy => Problems.IsEmpty;

    /// <summary>What a report has otherwise than it must; empty if it is right.</summary>
    public IEnumerable<string> DifferencesOf(CheckResult report)
    {
        if (!report.Problems.SequenceEqual(Problems.Keys, StringComparer.Ordinal))
            yield return $"problems: {string.Join(", ", report.Problems)} instead of {string.Join(", ", Problems.Keys)}";
        if (!report.Remarks.SequenceEqual(Remarks, StringComparer.Ordinal))
            yield return $"remarks: {string.Join(", ", report.Remarks)} instead of {string.Join(", ", Remarks)}";
        if (!string.Equals(report.Verdict, Verdict, StringComparison.Ordinal))
            yield return $"verdict: {report.Verdict} instead of {Verdict}";
        foreach (var finding in report.Findings.Where(f => Problems.TryGetValue(f.Code, out var party) && f.Severity is not "info" && !string.Equals(f.Blame, party, StringComparison.Ordinal)))
            yield return $"party of {finding.Code}: {finding.Blame} instead of {Problems[finding.Code]}";
        if (Troubled is { } troubled && !report.Troubled.SequenceEqual(troubled, StringComparer.Ordinal))
            yield return $"troubled: {string.Join(", ", report.Troubled)} instead of {string.Join(", ", troubled)}";
        foreach (var several in report.Findings.Where(f => f.Severity is not "info").GroupBy(f => f.Code, StringComparer.Ordinal).Where(g => IsOneCause && g.Count() > 1))
            yield return $"{several.Key}: {several.Count()} findings instead of one";
    }

    /// <inheritdoc/>
    public override string ToString() => Name;
}
