namespace MarsNetCheck.Cli.Options;

/// <summary>How much the terminal shows.</summary>
internal enum Detail
{
    /// <summary>The verdict alone; no progress.</summary>
    Quiet,

    /// <summary>The verdict, what causes it, and the table.</summary>
    Normal,

    /// <summary>Also every attempt, and what is only worth knowing.</summary>
    Verbose,
}
