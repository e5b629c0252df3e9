namespace MarsNetCheck.Reports;

/// <summary>What is known of a block of addresses.</summary>
public enum RangeState
{
    /// <summary>Nothing of it was measured, or no control tells what its silence means.</summary>
    Unknown,

    /// <summary>It is let through.</summary>
    Open,

    /// <summary>Nothing of it answered although something should have.</summary>
    Blocked,
}
