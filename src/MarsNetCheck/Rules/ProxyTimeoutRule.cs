using MarsNetCheck.Diagnosis;
using MarsNetCheck.Facts;

namespace MarsNetCheck.Rules;

/// <summary>The proxy was connected to and does not answer. The control is the connection before it, which the proxy accepted, and what it does for others.</summary>
internal sealed class ProxyTimeoutRule() : CaseRule(Descriptor)
{
    private static readonly RuleDescriptor Descriptor = new()
    {
        Code = "proxy.timeout",
        Severity = Severity.Error,
        Kind = ClaimKind.Cause,
        Stage = Stage.Tunnel,
        Blame = Blame.Proxy,
        Title = "The proxy takes the connection and does not answer",
        Detail = "{proxy} accepted the connection and then said nothing to {endpoints}." + RouteControl.StraightWording,
        Action = "Find out why {proxy} does not answer: it may be overloaded, or it waits for its own DNS or login server.",
        MarsErrors = ["100050", "34513"],
    };

    /// <inheritdoc/>
    public override IEnumerable<ControlRequest> Needs(Evidence evidence) => RouteControl.StraightRequests(evidence);

    /// <inheritdoc/>
    protected override Claim? Judge(Case subject, Evidence evidence)
    {
        if (subject.Proxy is not { } proxy || ProxySilence.Of(subject, evidence)?.Kind is not (FailureKind.Timeout))
            return null;
        var claim = Claim(subject) with
        {
            Key = proxy.ToString(),
            Arguments = Words.Of(("proxy", proxy.ToString())),
            Evidence = Exhibit.Failure(subject),
        };
        return RouteControl.CompleteStraight(claim, subject, evidence);
    }
}
