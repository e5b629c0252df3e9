namespace MarsNetCheck.Diagnosis;

/// <summary>The verdict on the whole run.</summary>
public enum OverallVerdict
{
    /// <summary>Everything required can be reached.</summary>
    Ready,

    /// <summary>Everything required can be reached; something is not as it should be.</summary>
    Degraded,

    /// <summary>Something required cannot be reached.</summary>
    Blocked,

    /// <summary>Something required could not be measured, and nothing required is known to be blocked; or MARS may take another way than the one that was probed, whatever is blocked on that.</summary>
    Inconclusive,
}
