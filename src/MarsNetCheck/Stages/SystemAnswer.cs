namespace MarsNetCheck.Stages;

/// <summary>Whether the operating system's own answer is asked for beside DNS.</summary>
internal enum SystemAnswer
{
    /// <summary>It is a second fact.</summary>
    Ask,

    /// <summary>The user named other resolvers, so it would say nothing.</summary>
    Ignore,
}
