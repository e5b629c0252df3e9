using MarsNetCheck.Diagnosis;
using MarsNetCheck.Facts;

namespace MarsNetCheck.Rules;

/// <summary>The controls for a handshake that was torn down: another server name on the same address, and none.</summary>
internal static class OtherNameControl
{
    /// <summary>What to ask for so that a name filter can be told from a blocked address, even where the filter knows only what it lets through.</summary>
    public static IEnumerable<ControlRequest> Requests(Case subject) => subject.IsDirect
        ? [AtAddress(ControlKind.OtherName, subject), AtAddress(ControlKind.NoName, subject)]
        : [];

    /// <summary>A control at the very address of the case.</summary>
    public static ControlRequest AtAddress(ControlKind kind, Case subject) => new()
    {
        Kind = kind,
        Endpoint = subject.Endpoint.Id,
        Address = subject.Trace.Address,
        Port = subject.Endpoint.Port,
        Route = subject.Trace.Route,
    };

    /// <summary>True if the other name got through, so that the name is what is filtered; false if it failed as well; null if it is not known.</summary>
    public static bool? SniFiltered(Case subject, Evidence evidence) => Speaks(ControlKind.OtherName, subject, evidence);

    /// <summary>True if a handshake without a name got an answer; false if it failed as well; null if it is not known.</summary>
    public static bool? AnswersWithoutName(Case subject, Evidence evidence) => Speaks(ControlKind.NoName, subject, evidence);

    private static bool? Speaks(ControlKind kind, Case subject, Evidence evidence) =>
        ControlAnswers.Handshake(kind, subject, evidence) is { } handshake ? ControlAnswers.Speaks(handshake) : null;
}
