namespace MarsNetCheck.Cli.Services;

/// <summary>What becomes of the configuration and of the history when the service goes.</summary>
internal enum Leftovers
{
    /// <summary>They stay.</summary>
    Keep,

    /// <summary>They go, too.</summary>
    Purge,
}
