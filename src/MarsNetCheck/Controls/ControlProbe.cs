using MarsNetCheck.Facts;
using MarsNetCheck.Stages;

namespace MarsNetCheck.Controls;

/// <summary>Runs what the rules ask for.</summary>
internal sealed class ControlProbe(OtherName otherName, NonexistentName nonexistentName)
{
    /// <summary>Runs one control within the scope's deadline.</summary>
    public Task<ControlFact> RunAsync(ControlRequest request, ProbeScope scope) => request.Kind switch
    {
        ControlKind.OtherName => otherName.RunAsync(request, scope),
        ControlKind.NonexistentName => nonexistentName.RunAsync(request, scope),
        _ => throw new ArgumentOutOfRangeException(nameof(request), request.Kind, "There is no such control."),
    };
}
