using System.Collections.Concurrent;
using MarsNetCheck.Diagnosis;
using MarsNetCheck.Facts;
using MarsNetCheck.Routes;

namespace MarsNetCheck;

/// <summary>
/// Bounds the controls that one cause asks for. One dead proxy behind a thousand endpoints is explained by some of them: more say the same, and cost
/// time and memory. Rationed are only the kinds that add to a finding and decide nothing of a verdict or a code.
/// </summary>
internal sealed class ControlRation
{
    /// <summary>How many of one kind are made for endpoints that failed alike. More than the shipped catalog has endpoints.</summary>
    public const int Most = 64;

    private readonly ConcurrentDictionary<Cause, int> _granted = new();

    /// <summary>True if the control is to be made for the target; false if as many were for the same cause.</summary>
    public bool Grants(ControlRequest request, TargetEvidence target)
    {
        if (!OnlyAdds(request.Kind))
            return true;
        var trace = DecidingTrace.Of(target);
        var cause = new Cause(request with { Endpoint = null, Name = null }, trace?.Route.Proxy, trace?.FailedStage, trace?.Failure?.Kind);
        return _granted.AddOrUpdate(cause, 1, (_, granted) => granted + 1) <= Most;
    }

    /// <summary>True for a kind that adds to a finding and decides nothing.</summary>
    public static bool OnlyAdds(ControlKind kind) => kind is ControlKind.OtherResolver or ControlKind.DirectRoute or ControlKind.OtherRoute;

    /// <summary>What endpoints have in common that failed alike, and the control without what is particular to one of them.</summary>
    private sealed record Cause(ControlRequest Request, ProxyServer? Proxy, Stage? Stage, FailureKind? Failure);
}
