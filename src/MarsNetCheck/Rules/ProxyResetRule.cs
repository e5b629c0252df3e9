using MarsNetCheck.Diagnosis;
using MarsNetCheck.Facts;

namespace MarsNetCheck.Rules;

/// <summary>The proxy breaks the connection off without an answer. The control is the connection before it, which the proxy accepted, and what it does for others.</summary>
internal sealed class ProxyResetRule() : CaseRule(Descriptor)
{
    private static readonly RuleDescriptor Descriptor = new()
    {
        Code = "proxy.reset",
        Severity = Severity.Error,
        Kind = ClaimKind.Cause,
        Stage = Stage.Tunnel,
        Blame = Blame.Proxy,
        Title = "The proxy breaks the connection off",
        Detail = "{proxy} accepted the connection and broke it off before it answered {endpoints}." + RouteControl.StraightWording,
        Action = "Allow this server as a client of {proxy}, or find in its log why it breaks the connection off.",
        MarsErrors = ["100050", "34513", "10054"],
    };

    /// <inheritdoc/>
    public override IEnumerable<ControlRequest> Needs(Evidence evidence) => RouteControl.StraightRequests(evidence);

    /// <inheritdoc/>
    protected override Claim? Judge(Case subject, Evidence evidence)
    {
        if (subject.Proxy is not { } proxy || ProxySilence.Of(subject, evidence)?.Kind is not (FailureKind.Reset or FailureKind.Closed))
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
