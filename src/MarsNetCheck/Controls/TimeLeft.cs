using MarsNetCheck.Stages;

namespace MarsNetCheck.Controls;

/// <summary>One deadline over all the stages of a control: each stage has what the queue and those before it left. Where that is too little, silence is not measured.</summary>
internal sealed class TimeLeft(ProbeScope scope)
{
    private readonly ProbeScope _scope = scope.Cut(scope.StageTimeout);
    private readonly long _began = scope.Network.Time.GetTimestamp();

    /// <summary>The scope for the next stage.</summary>
    public ProbeScope Scope => _scope.After(_scope.Network.Time.GetElapsedTime(_began));
}
