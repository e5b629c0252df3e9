namespace MarsNetCheck.Diagnosis;

/// <summary>The verdict on one address range.</summary>
public enum RangeVerdict
{
    /// <summary>The samples answered.</summary>
    Ok,

    /// <summary>A part of the range answered and a part did not.</summary>
    Partial,

    /// <summary>None answered, and a control shows that they should have.</summary>
    Blocked,

    /// <summary>None answered, and no control shows why.</summary>
    Inconclusive,

    /// <summary>It was not probed.</summary>
    Skipped,
}
