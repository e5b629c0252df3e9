namespace MarsNetCheck.Facts;

/// <summary>What all stages' facts have in common.</summary>
public abstract record StageFact
{
    /// <summary>When it began, by this machine's clock in UTC; null if that was not recorded.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>How long the stage took.</summary>
    public required TimeSpan Duration { get; init; }

    /// <summary>How it failed; null if it did not.</summary>
    public Failure? Failure { get; init; }

    /// <summary>True if the stage did what it should.</summary>
    public bool Ok => Failure is null;

    /// <summary>How the stage ended. What ran out of budget was not measured.</summary>
    public Outcome Outcome => Failure switch
    {
        null => Outcome.Ok,
        { Kind: FailureKind.OutOfBudget } => Outcome.Skipped,
        _ => Outcome.Failed,
    };
}
