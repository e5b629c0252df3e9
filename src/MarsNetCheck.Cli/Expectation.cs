namespace MarsNetCheck.Cli;

/// <summary>What the caller takes for success.</summary>
internal sealed record Expectation
{
    /// <summary>The word for a run in which nothing required is blocked.</summary>
    public const string ReadyWord = "ready";

    /// <summary>True if a degraded run is no success.</summary>
    public bool Strict { get; init; }

    /// <summary>What must be found: <c>ready</c> or a finding code; null for no such expectation.</summary>
    public string? Finds { get; init; }

    /// <summary>True if the report shows what was expected.</summary>
    public bool IsMetBy(Report report)
    {
        if (string.Equals(Finds, ReadyWord, StringComparison.Ordinal))
            return ExitStatus.Of(report.Verdict, Strict) == ExitStatus.Ready;
        return report.AllFindings.Any(f => string.Equals(f.Code, Finds, StringComparison.Ordinal));
    }
}
