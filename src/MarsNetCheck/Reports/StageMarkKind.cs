namespace MarsNetCheck.Reports;

/// <summary>What became of a stage.</summary>
public enum StageMarkKind
{
    /// <summary>It did not come to it, so nothing is known.</summary>
    NotReached,

    /// <summary>It was not needed.</summary>
    NotNeeded,

    /// <summary>It worked.</summary>
    Ok,

    /// <summary>It worked, and something is not as it should be.</summary>
    Odd,

    /// <summary>It failed.</summary>
    Failed,
}
