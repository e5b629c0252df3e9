namespace MarsNetCheck.Hosting.Runs;

/// <summary>Counts what comes of the runs.</summary>
internal sealed class RunTally
{
    private readonly Lock _lock = new();
    private RunCounts _counts = new();

    /// <summary>The counts now.</summary>
    public RunCounts Counts => _counts;

    /// <summary>Takes an event in.</summary>
    public void Add(RunEvent happened)
    {
        lock (_lock)
        {
            _counts = happened switch
            {
                RunCompleted completed => With(_counts, completed),
                RunFailed { NotKept: true } => _counts with { NotKept = _counts.NotKept + 1 },
                RunFailed => _counts with { Failed = _counts.Failed + 1 },
                _ => _counts,
            };
        }
    }

    private static RunCounts With(RunCounts counts, RunCompleted completed)
    {
        var verdict = completed.Summary.Verdict;
        return counts with
        {
            Verdicts = counts.Verdicts.SetItem(verdict, counts.Verdicts.GetValueOrDefault(verdict) + 1),
            Current = verdict,
            InARow = counts.Current == verdict ? counts.InARow + 1 : 1,
        };
    }
}
