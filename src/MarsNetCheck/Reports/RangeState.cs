namespace MarsNetCheck.Reports;

/// <summary>What is known of a block of addresses.</summary>
public enum RangeState
{
    /// <summary>Nothing of it was measured, or no control tells what its silence means.</summary>
    Unknown,

    /// <summary>Every probed address answered.</summary>
    Open,

    /// <summary>No probed address answered.</summary>
    Blocked,
}
