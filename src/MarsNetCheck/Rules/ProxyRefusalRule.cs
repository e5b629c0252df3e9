using System.Collections.Immutable;
using System.Globalization;
using MarsNetCheck.Diagnosis;
using MarsNetCheck.Facts;

namespace MarsNetCheck.Rules;

/// <summary>
/// A rule about one meaning of a proxy's answer.
/// The control is whose answer it is: through a tunnel only the proxy can answer, and without one its marks or the same answer to CONNECT show it.
/// </summary>
internal abstract class ProxyRefusalRule(RuleDescriptor descriptor, ProxyRefusal mine, Lazy<Recognition> recognition) : CaseRule(descriptor)
{
    /// <inheritdoc/>
    public override IEnumerable<ControlRequest> Needs(Evidence evidence) => RouteControl.StraightRequests(evidence);

    /// <inheritdoc/>
    protected override Claim? Judge(Case subject, Evidence evidence)
    {
        if (subject.Proxy is not { } proxy || ProxyAnswers.AnswerOf(subject) is not { } answer)
            return null;
        if (ProxyAnswers.RefusalOf(subject, evidence, recognition.Value) != mine)
            return null;
        var claim = Complete(Claim(subject), subject, evidence) with
        {
            Key = proxy.ToString(),
            Arguments = Arguments(subject, evidence).SetItems(Words.Of(
                ("proxy", proxy.ToString()),
                ("server", proxy.Host),
                ("port", proxy.Port.ToString(CultureInfo.InvariantCulture)),
                ("targetPort", subject.Endpoint.Port.ToString(CultureInfo.InvariantCulture)),
                ("status", answer.Status.ToString(CultureInfo.InvariantCulture)),
                ("schemes", ProxyAnswers.Schemes(answer) is { Count: > 0 } schemes ? string.Join(", ", schemes) : null),
                ("reason", answer.Value("X-Squid-Error") ?? answer.Value("Proxy-Status")),
                ("vendor", recognition.Value.BlockedBy(answer)),
                ("location", answer.Value("Location")),
                ("systemSetting", SystemAccount.Sets(subject.Trace.Route.Source) ? SourceName.Of(subject.Trace.Route.Source) : null))),
            Evidence = ProxyAnswers.Exhibits(subject, answer),
        };
        return RouteControl.CompleteStraight(claim, subject, evidence);
    }

    /// <summary>What the rule's own wording needs besides.</summary>
    protected virtual ImmutableSortedDictionary<string, string> Arguments(Case subject, Evidence evidence) => ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>Weighs the claim by what else is known.</summary>
    protected virtual Claim Complete(Claim claim, Case subject, Evidence evidence) => claim;
}
