using MarsNetCheck.Networks;

namespace MarsNetCheck.Stages;

/// <summary>What every stage of a run works with: the network, the deadline of one stage, and the two ways in which a run ends early.</summary>
/// <param name="Network">The way out.</param>
/// <param name="StageTimeout">The longest that one stage may take.</param>
/// <param name="Stop">Cancelled when the budget is used up or the run is stopped: what is under way is then "not measured". Cancelled with <paramref name="Caller"/> too.</param>
/// <param name="Caller">The caller's own cancellation, the only one that is thrown.</param>
internal sealed record ProbeScope(INetwork Network, TimeSpan StageTimeout, CancellationToken Stop, CancellationToken Caller)
{
    /// <summary>The same with another deadline for a stage.</summary>
    public ProbeScope Within(TimeSpan stageTimeout) => this with { StageTimeout = stageTimeout };
}
