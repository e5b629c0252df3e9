namespace MarsNetCheck.Hosting.Runs;

/// <summary>Why a run was begun.</summary>
public enum RunReason
{
    /// <summary>By the schedule.</summary>
    Schedule,

    /// <summary>Somebody asked for it.</summary>
    Demand,
}
