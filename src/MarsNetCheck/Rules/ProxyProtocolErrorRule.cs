using MarsNetCheck.Diagnosis;
using MarsNetCheck.Facts;

namespace MarsNetCheck.Rules;

/// <summary>What the proxy answers is not HTTP, or it does not understand what it is asked. The control is the answer itself, which is none that RFC 9110 knows.</summary>
internal sealed class ProxyProtocolErrorRule(Lazy<Recognition> recognition) : CaseRule(Descriptor)
{
    private static readonly RuleDescriptor Descriptor = new()
    {
        Code = "proxy.protocol-error",
        Severity = Severity.Error,
        Kind = ClaimKind.Cause,
        Stage = Stage.Tunnel,
        Blame = Blame.Proxy,
        Title = "The proxy's answer cannot be understood",
        Detail = "{proxy} did not answer CONNECT as HTTP demands (RFC 9110). It may be another kind of server, or a proxy of another protocol." + RouteControl.StraightWording,
        Action = "Correct the proxy's address and port, now {proxy}, in the setting that the route comes from, or start an HTTP proxy there.",
        MarsErrors = ["100050", "34513"],
    };

    /// <inheritdoc/>
    public override IEnumerable<ControlRequest> Needs(Evidence evidence) => RouteControl.StraightRequests(evidence);

    /// <inheritdoc/>
    protected override Claim? Judge(Case subject, Evidence evidence)
    {
        if (subject.Proxy is not { } proxy || !IsBroken(subject, evidence))
            return null;
        var answer = ProxyAnswers.AnswerOf(subject);
        var claim = Claim(subject) with
        {
            Key = proxy.ToString(),
            Arguments = Words.Of(("proxy", proxy.ToString())),
            Evidence = answer is null ? Exhibit.Failure(subject) : ProxyAnswers.Exhibits(subject, answer),
        };
        return RouteControl.CompleteStraight(claim, subject, evidence);
    }

    private bool IsBroken(Case subject, Evidence evidence)
    {
        if (ProxyAnswers.RefusalOf(subject, evidence, recognition.Value) == ProxyRefusal.ProtocolError)
            return true;
        return ProxySilence.Of(subject, evidence)?.Kind is FailureKind.ProtocolError or FailureKind.TooLarge;
    }
}
