using System.Net.Sockets;

namespace MarsNetCheck.Simulation.Peers;

/// <summary>Everything that is under way in the simulated network, so that all of it can be ended and waited for.</summary>
internal sealed class Occupancy : IAsyncDisposable
{
    private readonly CancellationTokenSource _end = new();
    private readonly TaskCompletionSource _empty = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _count = 1;
    private int _ended;

    /// <summary>How much is under way.</summary>
    public int Count => Volatile.Read(ref _count) - 1 + Volatile.Read(ref _ended);

    /// <summary>True once the network has ended.</summary>
    public bool HasEnded => Volatile.Read(ref _ended) != 0;

    /// <summary>Cancelled when the network ends.</summary>
    public CancellationToken Ended => _end.Token;

    /// <summary>Starts something that ends with the network. What a connection does to it is not an error here.</summary>
    public void Run(Func<CancellationToken, Task> work)
    {
        Interlocked.Increment(ref _count);
        _ = RunAsync(work);
    }

    /// <summary>Ends everything and waits until it is over.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _ended, 1) == 0)
        {
            await _end.CancelAsync();
            Leave();
        }
        await _empty.Task;
        _end.Dispose();
    }

    private async Task RunAsync(Func<CancellationToken, Task> work)
    {
        // Never on the caller's thread: an accept loop must not do a handshake.
        await Task.Yield();
        try
        {
            await work(Ended);
        }
        catch (Exception e) when (e is IOException or SocketException or OperationCanceledException or ObjectDisposedException or InvalidDataException)
        {
            // The other side went away, spoke nonsense, or the network ended: all are part of the play.
        }
        finally
        {
            Leave();
        }
    }

    private void Leave()
    {
        if (Interlocked.Decrement(ref _count) == 0)
            _empty.TrySetResult();
    }
}
