namespace MarsNetCheck.Stages;

/// <summary>
/// Bounds how many connections and questions are under way at once. Only the first of the queue waits for a slot, so a control, which has
/// a deadline and goes past the queue, waits behind no more than one.
/// </summary>
internal sealed class Gate(int limit) : IDisposable
{
    private readonly SemaphoreSlim _slots = new(limit, limit);
    private readonly SemaphoreSlim _front = new(1, 1);

    /// <summary>Waits for a slot; dispose it to give it back. Null if the run ended first, or the deadline of a control: it does not queue for longer.</summary>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public async Task<IDisposable?> EnterAsync(ProbeScope scope)
    {
        try
        {
            if (scope.CutFrom is not null)
                return await _slots.WaitAsync(scope.StageTimeout, scope.Stop).ConfigureAwait(false) ? new Slot(_slots) : null;
            await QueueAsync(scope.Stop).ConfigureAwait(false);
            return new Slot(_slots);
        }
        catch (OperationCanceledException)
        {
            scope.Caller.ThrowIfCancellationRequested();
            return null;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _front.Dispose();
        _slots.Dispose();
    }

    private async Task QueueAsync(CancellationToken stop)
    {
        await _front.WaitAsync(stop).ConfigureAwait(false);
        try
        {
            await _slots.WaitAsync(stop).ConfigureAwait(false);
        }
        finally
        {
            _front.Release();
        }
    }

    private sealed class Slot(SemaphoreSlim slots) : IDisposable
    {
        private SemaphoreSlim? _slots = slots;

        public void Dispose() => Interlocked.Exchange(ref _slots, null)?.Release();
    }
}
