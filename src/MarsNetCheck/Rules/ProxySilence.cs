using MarsNetCheck.Diagnosis;
using MarsNetCheck.Facts;

namespace MarsNetCheck.Rules;

/// <summary>How a proxy failed that was connected to and gave no answer.</summary>
internal static class ProxySilence
{
    /// <summary>
    /// The failure; null if the proxy answered, or if it cannot be told whether the proxy or the endpoint behind it failed.
    /// The control for plain HTTP is what the proxy does for others: one that answers them is not silent itself.
    /// </summary>
    public static Failure? Of(Case subject, Evidence evidence)
    {
        if (subject.Trace.Tunnel is { Answer: null, Handshake: null or { Failure: null } } tunnel)
            return tunnel.Failure;
        return subject.AskedProxy && subject.Answer is null && !ProxyAnswers.EverAnswered(subject.Proxy, evidence)
            ? subject.FailureOf(Stage.Exchange)
            : null;
    }
}
