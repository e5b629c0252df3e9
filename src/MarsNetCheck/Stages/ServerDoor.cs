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
    private readonly Lock _places = new();
    private int _underWay;

    /// <summary>The server.</summary>
    public IPEndPoint Server => server;

    /// <summary>Waits to be let through. Who is let through tells by <see cref="Leave"/> what became of the question, whose deadline begins then.</summary>
    /// <returns>False if nothing came back from the server within the stage's deadline, or the token was cancelled before.</returns>
    public async Task<bool> EnterAsync(ProbeScope scope, CancellationToken cancellationToken)
    {
        if (_heard.Task.IsCompleted || TakePlace())
            return true;
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        await Task.WhenAny(_heard.Task, Task.Delay(scope.StageTimeout, scope.Network.Time, end.Token)).ConfigureAwait(false);
        await end.CancelAsync().ConfigureAwait(false);
        return _heard.Task.IsCompleted && !cancellationToken.IsCancellationRequested;
    }

    /// <summary>Takes note of what became of a question that was let through. Whatever the network said of it, a refusal too, shows that the others are told soon as well.</summary>
    public void Leave(Failure? failure)
    {
        if (failure is not { Kind: FailureKind.Timeout or FailureKind.OutOfBudget })
            _heard.TrySetResult();
        // Once the server was heard, nobody looks at the places any more.
        lock (_places)
            _underWay--;
    }

    // A place that is given back in silence is for a question that comes later: those that wait began with the one that had it, and their time is up with its.
    private bool TakePlace()
    {
        lock (_places)
        {
            if (_underWay >= unheard)
                return false;
            _underWay++;
            return true;
        }
    }
}
