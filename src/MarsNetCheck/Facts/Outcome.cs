namespace MarsNetCheck.Facts;

/// <summary>How a stage ended.</summary>
public enum Outcome
{
    /// <summary>It did what it should.</summary>
    Ok,

    /// <summary>It failed; the fact says how.</summary>
    Failed,

    /// <summary>It was not needed or not measured.</summary>
    Skipped,
}
