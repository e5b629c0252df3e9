namespace MarsNetCheck.Stages;

/// <summary>
/// A place among those who may compute at the same time. Certificates cost a processor milliseconds each, and all endpoints show theirs at once: without places whatever else the process has to do, answering
/// a scrape for example, would wait behind all of them. Safe for use by several threads.
/// </summary>
/// <param name="places">The places.</param>
internal sealed class ProcessorTurn(SemaphoreSlim places)
{
    private const int Away = 0;
    private const int Held = 1;
    private const int Ended = 2;

    private int _state;

    /// <summary>Waits for a place, unless it has one.</summary>
    public async ValueTask TakeAsync(CancellationToken cancellationToken)
    {
        if (Volatile.Read(ref _state) != Away)
            return;
        await places.WaitAsync(cancellationToken).ConfigureAwait(false);
        if (Interlocked.CompareExchange(ref _state, Held, Away) != Away)
            places.Release();
    }

    /// <summary>Gives the place back, if it has one, while there is nothing to compute.</summary>
    public void Give()
    {
        if (Interlocked.CompareExchange(ref _state, Away, Held) == Held)
            places.Release();
    }

    /// <summary>Gives the place back for good: whoever is late takes none any more.</summary>
    public void End()
    {
        if (Interlocked.Exchange(ref _state, Ended) == Held)
            places.Release();
    }
}
