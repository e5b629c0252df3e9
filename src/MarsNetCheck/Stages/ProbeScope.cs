using MarsNetCheck.Networks;

namespace MarsNetCheck.Stages;

/// <summary>What every stage of a run works with: the network, the deadline of one stage, and the two ways in which a run ends early.</summary>
/// <param name="Network">The way out.</param>
/// <param name="StageTimeout">The longest that one stage may take.</param>
/// <param name="Stop">Cancelled when the budget is used up or the run is stopped: what is under way is then "not measured". Cancelled with <paramref name="Caller"/> too.</param>
/// <param name="Caller">The caller's own cancellation, the only one that is thrown.</param>
internal sealed record ProbeScope(INetwork Network, TimeSpan StageTimeout, CancellationToken Stop, CancellationToken Caller)
{
    /// <summary>The most that silence needs to mean anything: less is no more than a slow answer.</summary>
    private static readonly TimeSpan _telling = TimeSpan.FromMilliseconds(600);

    /// <summary>A stage that comes last is still asked whether it is done already.</summary>
    private static readonly TimeSpan _least = TimeSpan.FromMilliseconds(50);

    /// <summary>What a stage has in this run, where a control has to do with less; null where it has all of it.</summary>
    public TimeSpan? CutFrom { get; private init; }

    /// <summary>True if running into the deadline says something; false if it was cut so short that nothing was measured.</summary>
    public bool SilenceTells => CutFrom is not { } whole || StageTimeout >= Min(_telling, whole / 2);

    /// <summary>What a stage has in this run, whatever it was cut to.</summary>
    public ProbeScope Whole => CutFrom is { } whole ? this with { StageTimeout = whole, CutFrom = null } : this;

    /// <summary>The same with another deadline for a stage.</summary>
    public ProbeScope Within(TimeSpan stageTimeout) => this with { StageTimeout = stageTimeout };

    /// <summary>The same for a control, whose deadline is for queueing and all of its stages together.</summary>
    public ProbeScope Cut(TimeSpan deadline) => this with { StageTimeout = deadline, CutFrom = CutFrom ?? StageTimeout };

    /// <summary>What a control has left after it has waited; the same where there is no deadline beyond the stage's.</summary>
    public ProbeScope After(TimeSpan waited) => CutFrom is null ? this : LeftAfter(waited);

    /// <summary>What is left of the stage for a part of it that begins later than the stage did.</summary>
    public ProbeScope LeftAfter(TimeSpan elapsed) => Within(elapsed < StageTimeout - _least ? StageTimeout - elapsed : _least);

    private static TimeSpan Min(TimeSpan one, TimeSpan other) => one < other ? one : other;
}
