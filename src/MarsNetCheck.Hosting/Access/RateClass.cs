namespace MarsNetCheck.Hosting.Access;

/// <summary>What a request counts as where requests are counted.</summary>
internal enum RateClass
{
    /// <summary>Reading what is there: 500 a second, 1,000 at once.</summary>
    Read,

    /// <summary>Asking for a run: one in 2 seconds, 10 at once.</summary>
    Act,

    /// <summary>Asking for a probe of one target: 20 a second, 60 at once.</summary>
    Probe,

    /// <summary>A login that failed: one in 6 seconds, 10 at once.</summary>
    FailedLogin,
}
