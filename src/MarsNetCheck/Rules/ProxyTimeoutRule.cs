using System.Globalization;
using MarsNetCheck.Diagnosis;
using MarsNetCheck.Facts;
using MarsNetCheck.Routes;

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
        Title = "[silent: The proxy takes the connection and does not answer][serves: The proxy does not answer CONNECT for {host}]",
        Detail = "{proxy} accepted the connection and then said nothing to {endpoints}.[serves:  It serves {serves} in this run, so it probably waits for the destination, and something beyond the proxy drops its packets.]" + RouteControl.StraightWording,
        Action = "[silent: Find out why {proxy} does not answer: it may be overloaded, or it waits for its own DNS or login server.][serves: Allow TCP port][portMany: s][serves:  {port} from {proxy} to {allow} on the firewall beyond the proxy.]",
        MarsErrors = ["100050", "34513"],
    };

    /// <inheritdoc/>
    public override IEnumerable<ControlRequest> Needs(Evidence evidence) => RouteControl.StraightRequests(evidence);

    /// <inheritdoc/>
    protected override Claim? Judge(Case subject, Evidence evidence)
    {
        if (subject.Proxy is not { } proxy || ProxySilence.Of(subject, evidence)?.Kind is not (FailureKind.Timeout))
            return null;
        var served = Served(proxy, evidence);
        var claim = Claim(subject) with
        {
            Key = proxy.ToString(),
            Arguments = Words.Of(
                ("proxy", proxy.ToString()),
                ("port", served == 0 ? null : subject.Endpoint.Port.ToString(CultureInfo.InvariantCulture)),
                ("silent", served == 0 ? "" : null),
                ("serves", served == 0 ? null : string.Create(CultureInfo.InvariantCulture, $"{served} {(served == 1 ? "other" : "others")}"))),
            Evidence = Exhibit.Failure(subject, ("served", served)),
        };
        return RouteControl.CompleteStraight(claim, subject, evidence);
    }

    // The control: the endpoints to which it opened a tunnel.
    private static int Served(ProxyServer proxy, Evidence evidence) =>
        evidence.Targets.Count(t => t.Main.Any(m => m.Route.Proxy == proxy && m.Tunnel is { Opened: true }));
}
