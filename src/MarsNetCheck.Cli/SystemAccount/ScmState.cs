namespace MarsNetCheck.Cli.SystemAccount;

/// <summary>What a Windows service does now; the numbers are those of winsvc.h.</summary>
internal enum ScmState
{
    /// <summary>It has ended, or never began.</summary>
    Stopped = 1,

    /// <summary>It starts.</summary>
    Starting = 2,

    /// <summary>It ends.</summary>
    Stopping = 3,

    /// <summary>It runs.</summary>
    Running = 4,

    /// <summary>It goes on after a pause.</summary>
    Continuing = 5,

    /// <summary>It makes a pause.</summary>
    Pausing = 6,

    /// <summary>It pauses.</summary>
    Paused = 7,
}
