namespace MarsNetCheck.Simulation.Peers;

/// <summary>What a peer does after its answer.</summary>
internal enum ReplyEnding
{
    /// <summary>It waits for the next request.</summary>
    KeepOpen,

    /// <summary>It closes in an orderly way.</summary>
    Close,

    /// <summary>It keeps the connection and says nothing more.</summary>
    Hang,

    /// <summary>It resets the connection.</summary>
    Reset,
}
