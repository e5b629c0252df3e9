namespace MarsNetCheck.Stages;

/// <summary>Bounds how many connections and questions are under way at once.</summary>
internal sealed class Gate(int limit) : IDisposable
{
    private readonly SemaphoreSlim _slots = new(limit, limit);

    /// <summary>Waits for a slot; dispose it to give it back. Null if the run ended first.</summary>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public async Task<IDisposable?> EnterAsync(ProbeScope scope)
    {
        try
        {
            await _slots.WaitAsync(scope.Stop).ConfigureAwait(false);
            return new Slot(_slots);
        }
        catch (OperationCanceledException)
        {
            scope.Caller.ThrowIfCancellationRequested();
            return null;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _slots.Dispose();

    private sealed class Slot(SemaphoreSlim slots) : IDisposable
    {
        private SemaphoreSlim? _slots = slots;

        public void Dispose() => Interlocked.Exchange(ref _slots, null)?.Release();
    }
}
