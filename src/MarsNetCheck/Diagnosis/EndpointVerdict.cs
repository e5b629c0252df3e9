namespace MarsNetCheck.Diagnosis;

/// <summary>The verdict on one endpoint or one documented requirement.</summary>
public enum EndpointVerdict
{
    /// <summary>It was reached.</summary>
    Ok,

    /// <summary>It was reached, and something is not as it should be; or it is recommended and cannot be reached.</summary>
    Degraded,

    /// <summary>It is required and cannot be reached.</summary>
    Blocked,

    /// <summary>It could not be measured.</summary>
    Inconclusive,

    /// <summary>It was not probed.</summary>
    Skipped,
}
