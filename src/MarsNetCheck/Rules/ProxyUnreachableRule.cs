using System.Globalization;
using MarsNetCheck.Diagnosis;
using MarsNetCheck.Facts;

namespace MarsNetCheck.Rules;

/// <summary>No connection to the proxy can be made. The controls are every address of the proxy and the routes that the setting names next.</summary>
internal sealed class ProxyUnreachableRule() : RouteRule(Descriptor)
{
    private static readonly RuleDescriptor Descriptor = new()
    {
        Code = "proxy.unreachable",
        Severity = Severity.Error,
        Kind = ClaimKind.Cause,
        Stage = Stage.Connect,
        Blame = Blame.Firewall,
        Title = "The proxy cannot be reached",
        Detail = "The route to {endpoints} is {proxy}, and no connection to {address} can be made ({failure}).[fallback:  The setting names {fallback} next, and that way was taken, after the wait.]" + RouteControl.StraightWording,
        Action = "Start the proxy at {proxy}, correct its address in the setting that the route comes from, or open TCP port {port} from this server to {address} on the firewall.",
        MarsErrors = ["100050", "34513"],
    };

    // A dead proxy is silent to some connections and, once the network has noticed, a failure at once for others: what is said tells more than silence.
    private static readonly string _silence = Exhibit.Word(FailureKind.Timeout);

    /// <inheritdoc/>
    public override IEnumerable<Claim> Judge(Evidence evidence) =>
        base.Judge(evidence).GroupBy(c => (c.Key, c.Kind)).SelectMany(c => OfOneParty([.. c]));

    private static IEnumerable<Claim> OfOneParty(List<Claim> claims)
    {
        var telling = claims.Find(c => !string.Equals(c.Arguments["failure"], _silence, StringComparison.Ordinal)) ?? claims[0];
        return claims.Select(c => c with { Blame = telling.Blame });
    }

    /// <inheritdoc/>
    public override IEnumerable<ControlRequest> Needs(Evidence evidence) => RouteControl.StraightRequests(evidence);

    protected override Claim? JudgeRoute(Case subject, Evidence evidence)
    {
        if (subject.Proxy is not { IsSocks: false } proxy || subject.FailureOf(Stage.Connect) is not { } failure)
            return null;
        var claim = Claim(subject) with
        {
            Blame = TcpFailureRule.IsOwn(failure, evidence.Machine) ? Blame.Local : BlameFor(failure.Kind),
            Key = proxy.ToString(),
            Arguments = Words.Of(
                ("proxy", proxy.ToString()),
                ("address", subject.Trace.Connect?.Remote.ToString() ?? proxy.Host),
                ("port", proxy.Port.ToString(CultureInfo.InvariantCulture)),
                ("failure", Exhibit.Word(failure.Kind))),
            Evidence = Exhibit.Failure(subject, ("source", Exhibit.Word(subject.Trace.Route.Source))),
        };
        return RouteControl.CompleteStraight(claim, subject, evidence);
    }

    private static Blame BlameFor(FailureKind kind) => kind switch
    {
        FailureKind.Refused or FailureKind.Reset => Blame.Proxy,
        FailureKind.LocalDenied or FailureKind.NoRoute => Blame.Local,
        _ => Blame.Firewall,
    };
}
