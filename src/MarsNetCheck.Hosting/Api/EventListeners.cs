namespace MarsNetCheck.Hosting.Api;

/// <summary>How many may listen to <c>/events</c> at once.</summary>
internal sealed class EventListeners
{
    /// <summary>The most at once: 64.</summary>
    public const int Max = 64;

    private int _count;

    /// <summary>How many listen now.</summary>
    public int Count => Math.Min(Volatile.Read(ref _count), Max);

    /// <summary>Takes a place. Whoever got one gives it back.</summary>
    /// <returns>False if there is none.</returns>
    public bool TryEnter()
    {
        if (Interlocked.Increment(ref _count) <= Max)
            return true;
        Leave();
        return false;
    }

    /// <summary>Gives a place back.</summary>
    public void Leave() => Interlocked.Decrement(ref _count);
}
