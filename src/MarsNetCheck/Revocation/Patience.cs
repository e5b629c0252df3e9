using MarsNetCheck.Stages;

namespace MarsNetCheck.Revocation;

/// <summary>The time that looking one certificate up may take in all, and what is left of it.</summary>
/// <param name="scope">The run.</param>
internal sealed class Patience(ProbeScope scope)
{
    /// <summary>What it may take beyond one stage.</summary>
    private static readonly TimeSpan _allowance = TimeSpan.FromMilliseconds(800);

    /// <summary>The part of a stage that is the least for silence to mean anything.</summary>
    private const double LeastPart = 0.4;

    /// <summary>The part of a stage after which a source is overdue: the others are then asked beside it.</summary>
    private const double OverduePart = 0.4;

    private readonly long _began = scope.Network.Time.GetTimestamp();

    /// <summary>How long it has taken.</summary>
    public TimeSpan Elapsed => scope.Network.Time.GetElapsedTime(_began);

    /// <summary>When a source is overdue.</summary>
    public TimeSpan Overdue => scope.StageTimeout * OverduePart;

    /// <summary>Half of what a stage may take, so that another address has its turn; all of it where silence for half of it would mean nothing.</summary>
    public ProbeScope Share(ProbeScope stage)
    {
        var half = stage.StageTimeout / 2;
        return half < scope.StageTimeout * LeastPart ? stage : stage.Within(half);
    }

    /// <summary>A scope for a stage that begins now; null if there is too little time left to tell anything.</summary>
    public ProbeScope? Next()
    {
        var left = scope.StageTimeout + _allowance - Elapsed;
        if (left < scope.StageTimeout * LeastPart || scope.Stop.IsCancellationRequested)
            return null;
        return left < scope.StageTimeout ? scope.Within(left) : scope;
    }
}
