using MarsNetCheck.Facts;

namespace MarsNetCheck.Stages;

/// <summary>The one place where exceptions become failures, and where the stage's deadline, the end of the run and the caller's cancellation are told apart.</summary>
internal static class Attempt
{
    /// <summary>Runs an action within the stage's deadline.</summary>
    /// <exception cref="OperationCanceledException">The caller cancelled; nothing else is thrown.</exception>
    public static async Task<Attempted<T>> RunAsync<T>(ProbeScope scope, Func<CancellationToken, Task<T>> action)
    {
        var time = scope.Network.Time;
        var started = time.GetUtcNow();
        var began = time.GetTimestamp();
        using var deadline = new CancellationTokenSource(scope.StageTimeout, time);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, scope.Stop);
        try
        {
            var value = await action(linked.Token).ConfigureAwait(false);
            return new Attempted<T>(value, null, started, time.GetElapsedTime(began));
        }
        catch (Exception error)
        {
            // A library may wrap a cancellation in an exception of its own, so the tokens are asked before the exception.
            scope.Caller.ThrowIfCancellationRequested();
            return new Attempted<T>(default, FailureOf(error), started, time.GetElapsedTime(began));
        }

        Failure FailureOf(Exception error)
        {
            if (scope.Stop.IsCancellationRequested)
                return Failure.Of(FailureKind.OutOfBudget);
            if (deadline.IsCancellationRequested)
                return Failure.Of(scope.SilenceTells ? FailureKind.Timeout : FailureKind.OutOfBudget);
            return FailureClassifier.Classify(error);
        }
    }
}
