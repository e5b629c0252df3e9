using MarsNetCheck.Stages;

namespace MarsNetCheck.Controls;

/// <summary>One deadline over all the stages of a control: each stage has what those before it left.</summary>
internal sealed class TimeLeft(ProbeScope scope)
{
    /// <summary>A stage that comes last is still asked whether it is done already.</summary>
    private static readonly TimeSpan _least = TimeSpan.FromMilliseconds(50);

    private readonly long _began = scope.Network.Time.GetTimestamp();

    /// <summary>The scope for the next stage.</summary>
    public ProbeScope Scope
    {
        get
        {
            var left = scope.StageTimeout - scope.Network.Time.GetElapsedTime(_began);
            return scope.Within(left > _least ? left : _least);
        }
    }
}
