using System.Net;
using MarsNetCheck.Facts;

namespace MarsNetCheck.Stages;

/// <summary>
/// Lets a run's questions to one DNS server through: a few until something comes back to one of them, and all from then on. A server that is
/// dead would be told the same by thousands, each with a socket of its own, and their end would take longer than the stage.
/// </summary>
/// <param name="server">The server.</param>
/// <param name="unheard">How many questions may be under way before the server was heard.</param>
internal sealed class ServerDoor(IPEndPoint server, int unheard = ServerDoor.Unheard)
{
    /// <summary>More than most runs ask at all, so that those know of no door: 128 names, each for two families.</summary>
    public const int Unheard = 256;

    private readonly TaskCompletionSource _heard = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _underWay;

    /// <summary>The server.</summary>
    public IPEndPoint Server => server;

    /// <summary>Waits to be let through; nothing that was sent before counts against the deadline of what is sent then.</summary>
    /// <returns>False if nothing came back from the server within the stage's deadline, or the token was cancelled before.</returns>
    public async Task<bool> EnterAsync(ProbeScope scope, CancellationToken cancellationToken)
    {
        var place = Interlocked.Increment(ref _underWay);
        if (place <= unheard || _heard.Task.IsCompleted)
            return true;
        Interlocked.Decrement(ref _underWay);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        await Task.WhenAny(_heard.Task, Task.Delay(scope.StageTimeout, scope.Network.Time, end.Token)).ConfigureAwait(false);
        await end.CancelAsync().ConfigureAwait(false);
        if (!_heard.Task.IsCompleted || cancellationToken.IsCancellationRequested)
            return false;
        Interlocked.Increment(ref _underWay);
        return true;
    }

    /// <summary>Takes note of what became of a question that was let through. Whatever the network said of it, a refusal too, shows that the others are told soon as well.</summary>
    public void Leave(Failure? failure)
    {
        Interlocked.Decrement(ref _underWay);
        if (failure is not { Kind: FailureKind.Timeout or FailureKind.OutOfBudget })
            _heard.TrySetResult();
    }
}
