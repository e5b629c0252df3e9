namespace MarsNetCheck.Hosting.History;

/// <summary>How much of a history may be asked for at once, and how much of it may go at once.</summary>
internal static class HistoryLimit
{
    /// <summary>The most rows of one answer.</summary>
    public const int Most = 1000;

    /// <summary>How many reports go for their age with each that is kept: more than one, and few, so that a clock that is wrong for a run does not take the whole history.</summary>
    public const int OldAtOnce = 4;

    /// <summary>Checks a limit.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not from 1 to <see cref="Most"/>.</exception>
    public static void Require(int limit)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(limit, Most);
    }
}
