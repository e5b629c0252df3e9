using MarsNetCheck.Facts;

namespace MarsNetCheck.Diagnosis;

/// <summary>Picks the attempt that decides about an endpoint. Controls never decide.</summary>
internal static class DecidingTrace
{
    /// <summary>
    /// What MARS can use wins, then a successful attempt, else the one that got furthest. Among equals the network's doing beats what this machine
    /// could not even send or measure, then IPv4 (every network has it), then the order of the attempts.
    /// </summary>
    /// <returns>Null if there was no attempt.</returns>
    public static Trace? Of(TargetEvidence target) =>
        target.Main
            .OrderBy(t => t.Route.Proxy is { IsSocks: true })
            .ThenByDescending(Reached)
            .ThenByDescending(t => t.LastStage)
            .ThenByDescending(TellsOfTheNetwork)
            .ThenByDescending(t => t.Family == 4)
            .FirstOrDefault();

    /// <summary>True if an answer came back, whatever it says. An answer that was cut for its size is one.</summary>
    public static bool Reached(Trace? trace) =>
        trace?.Exchange is { Answer: not null } exchange
        && exchange.Failure is null or { Kind: FailureKind.TooLarge };

    /// <summary>True if the attempt failed or was answered; false if it was not made or was cut short by the budget.</summary>
    public static bool Measured(Trace? trace) =>
        trace is not null
        && trace.Failure?.Kind != FailureKind.OutOfBudget
        && trace.Stages.Any();

    private static bool TellsOfTheNetwork(Trace trace) =>
        trace.Failure?.Kind is not (FailureKind.NoRoute or FailureKind.OutOfBudget);
}
