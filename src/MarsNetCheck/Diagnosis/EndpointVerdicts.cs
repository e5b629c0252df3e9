using MarsNetCheck.Catalog;
using MarsNetCheck.Facts;

namespace MarsNetCheck.Diagnosis;

/// <summary>The verdict on one endpoint.</summary>
internal static class EndpointVerdicts
{
    /// <summary>Weighs what was found against the endpoint: its own findings and those at the top that list it.</summary>
    public static EndpointVerdict Of(Endpoint endpoint, Trace? deciding, IReadOnlyCollection<Conclusion> conclusions)
    {
        if (conclusions.Any(c => c.Finding.Severity == Severity.Error))
            return endpoint.Required ? EndpointVerdict.Blocked : EndpointVerdict.Degraded;
        if (!DecidingTrace.Reached(deciding) || conclusions.Any(ProvesNothing))
            return EndpointVerdict.Inconclusive;
        return conclusions.Any(c => c.Finding.Severity == Severity.Warning) ? EndpointVerdict.Degraded : EndpointVerdict.Ok;
    }

    // A cause that weighs nothing: a sample host that does not exist, or that is unwell, says nothing of its siblings.
    private static bool ProvesNothing(Conclusion conclusion) =>
        conclusion is { Unproven: true } or { Kind: ClaimKind.Cause, RunWide: false, Finding.Severity: Severity.Info };
}
