using MarsNetCheck.Facts;
using MarsNetCheck.Routes;

namespace MarsNetCheck.Stages;

/// <summary>
/// Tells once per stage that a target's attempts are overdue, with all that are in that stage, as if they had failed. It is silent where
/// another address has succeeded: such a target has nothing to be explained.
/// </summary>
/// <param name="target">The target.</param>
/// <param name="overdue">Told of it.</param>
internal sealed class OverdueWatch(Target target, Action<TargetEvidence> overdue)
{
    /// <summary>The part of the stage's deadline after which a tunnel or a handshake is overdue: whatever could explain it is then looked for beside it.</summary>
    private const double OverduePart = 0.6;

    private readonly Lock _lock = new();
    private readonly List<Trace> _done = [];
    private readonly List<(Stage Stage, Trace Trace)> _waiting = [];
    private readonly HashSet<Stage> _told = [];

    /// <summary>Takes note of an attempt that is done.</summary>
    public void Done(Trace trace)
    {
        lock (_lock)
            _done.Add(trace);
    }

    /// <summary>Waits for a stage, and tells when it is overdue how it would have failed by now.</summary>
    /// <param name="running">The stage that is under way.</param>
    /// <param name="stage">Which it is.</param>
    /// <param name="scope">The run.</param>
    /// <param name="failed">The attempt as it would have failed after so long.</param>
    public async Task<T> WaitAsync<T>(Task<T> running, Stage stage, ProbeScope scope, Func<TimeSpan, Failure, Trace> failed)
    {
        var patience = scope.StageTimeout * OverduePart;
        var waiting = (stage, failed(patience, Failure.Of(FailureKind.Timeout)));
        lock (_lock)
            _waiting.Add(waiting);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(scope.Stop);
        if (await Task.WhenAny(running, Task.Delay(patience, scope.Network.Time, end.Token)).ConfigureAwait(false) != running && !scope.Stop.IsCancellationRequested)
            Tell(stage);
        await end.CancelAsync().ConfigureAwait(false);
        try
        {
            return await running.ConfigureAwait(false);
        }
        finally
        {
            lock (_lock)
                _waiting.Remove(waiting);
        }
    }

    private void Tell(Stage stage)
    {
        List<Trace> traces;
        lock (_lock)
        {
            if (_done.Exists(t => t.Failure is null) || !_told.Add(stage))
                return;
            traces = [.. _done, .. _waiting.Where(w => w.Stage == stage).Select(w => w.Trace).OrderBy(t => t.Id.Length).ThenBy(t => t.Id, StringComparer.Ordinal)];
        }
        overdue(new TargetEvidence { Target = target, Traces = [.. traces] });
    }
}
