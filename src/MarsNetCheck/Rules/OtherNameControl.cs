using MarsNetCheck.Diagnosis;
using MarsNetCheck.Facts;

namespace MarsNetCheck.Rules;

/// <summary>The control for a handshake that was torn down: another server name on the same address.</summary>
internal static class OtherNameControl
{
    /// <summary>What to ask for so that a name filter can be told from a blocked address.</summary>
    public static ControlRequest Request(Case subject) => new()
    {
        Kind = ControlKind.OtherName,
        Endpoint = subject.Endpoint.Id,
        Address = subject.Trace.Address,
        Port = subject.Endpoint.Port,
        Route = subject.Trace.Route,
    };

    /// <summary>True if the other name got through, so that the name is what is filtered; false if it failed as well; null if it is not known.</summary>
    public static bool? SniFiltered(Case subject, Evidence evidence)
    {
        var control = evidence.Controls.FirstOrDefault(c =>
            c.Request.Kind == ControlKind.OtherName
            && string.Equals(c.Request.Endpoint, subject.Endpoint.Id, StringComparison.Ordinal)
            && Equals(c.Request.Address, subject.Trace.Address));
        if (control?.Trace?.Handshake is not { } handshake || handshake.Failure is { Kind: FailureKind.OutOfBudget })
            return null;
        // Whatever the server says to a name that it does not know, it is the server that speaks.
        return handshake.Failure is null or { Kind: FailureKind.TlsAlert } || !handshake.Chain.IsEmpty || handshake.BytesReceived > 0;
    }
}
