using System.Collections.Immutable;
using MarsNetCheck.Catalog;
using MarsNetCheck.Diagnosis;
using MarsNetCheck.Facts;
using MarsNetCheck.Routes;

namespace MarsNetCheck.Rules;

/// <summary>
/// A captive portal answers until somebody signs in. The probe is the plain connectivity check, whose answer is known to
/// the letter; that nothing reaches its genuine peer is the control for what else the portal explains.
/// </summary>
internal sealed class HttpCaptivePortalRule(Lazy<Recognition> recognition) : IRule
{
    /// <summary>One check may be blocked by itself.</summary>
    private const int MostChecks = 2;

    private static readonly RuleDescriptor Descriptor = new()
    {
        Code = "http.captive-portal",
        Severity = Severity.Error,
        Kind = ClaimKind.Cause,
        Stage = Stage.Exchange,
        Blame = Blame.Firewall,
        Title = "A captive portal stands in the way",
        Detail = "The connectivity check was answered with {status}[foreign:  and a redirect to {foreign}] instead of its known answer. The network wants a sign-in page to be used first, and {endpoints} cannot be reached before that.",
        Action = "Sign this server in at the portal, or exempt its address from the portal.",
        MarsErrors = ["100050", "34513"],
    };

    public ImmutableArray<RuleDescriptor> Codes => [Descriptor];

    /// <summary>The connectivity checks, where the run left all of them out and something fails that a portal would explain.</summary>
    public IEnumerable<ControlRequest> Needs(Evidence evidence)
    {
        if (evidence.Catalog.LeftOut.IsEmpty || evidence.Catalog.Endpoints.Any(IsCheck) || !Case.All(evidence).Any(c => c.IsDirect && IsConsequence(c, evidence)))
            return [];
        return evidence.Catalog.LeftOut.Where(IsCheck).Take(MostChecks).Select(e => new ControlRequest { Kind = ControlKind.ConnectivityProbe, Endpoint = e.Id });
    }

    public IEnumerable<Claim> Judge(Evidence evidence)
    {
        var cases = Case.All(evidence).Where(c => c.IsDirect).ToList();
        var probe = cases.Concat(Checks(evidence)).FirstOrDefault(c => IsPortal(c, evidence));
        if (probe is null)
            yield break;
        var shutIn = !cases.Any(c => c.Endpoint.IsTls && Peer.IsReachedGenuinely(c, evidence));
        foreach (var subject in cases)
        {
            if (IsPortal(subject, evidence) || LeadsToTheSame(subject, probe, evidence) || (shutIn && IsConsequence(subject, evidence)))
                yield return Claim(subject, probe, evidence);
        }
    }

    /// <summary>The connectivity checks that were made as controls, as if they had been in the run.</summary>
    private static IEnumerable<Case> Checks(Evidence evidence) =>
        from control in evidence.Controls
        where control is { Request.Kind: ControlKind.ConnectivityProbe, Trace: not null }
        let endpoint = evidence.Catalog.Find(control.Request.Endpoint)
        where endpoint is not null
        let trace = control.Trace!
        select new Case(new TargetEvidence { Target = new Target(endpoint, trace.Route), Traces = [trace] }, trace);

    private static bool IsCheck(Endpoint endpoint) => endpoint is { Group: EndpointGroup.Connectivity, IsTls: false, Expect.Body: not null };

    private bool IsPortal(Case subject, Evidence evidence)
    {
        if (subject.Endpoint.IsTls || subject.Answer is not { } answer || recognition.Value.BlockedBy(answer) is not null)
            return false;
        if (recognition.Value.IsPortal(answer))
            return true;
        if (subject.Endpoint.Expect is not { Body: not null } expect)
            return false;
        return Redirection.ForeignHost(subject, evidence) is not null
            || (answer.Status == 200 && !Peer.HasBody(answer, expect) && LooksLikePage(answer));
    }

    private static bool LeadsToTheSame(Case subject, Case probe, Evidence evidence) =>
        !subject.Endpoint.IsTls
        && Redirection.ForeignHost(subject, evidence) is { } host
        && string.Equals(host, Redirection.ForeignHost(probe, evidence), StringComparison.OrdinalIgnoreCase);

    private static bool IsConsequence(Case subject, Evidence evidence)
    {
        if (subject.Trace.Handshake is not null)
            return subject.FailureOf(Stage.Handshake) is not null || Peer.Of(subject, evidence) == PeerKind.Foreign;
        return subject.FailureOf(Stage.Connect)?.Kind is FailureKind.Timeout or FailureKind.Refused or FailureKind.Prohibited or FailureKind.Unreachable;
    }

    private static bool LooksLikePage(AnswerFact answer) =>
        answer.Body.Contains("<html", StringComparison.OrdinalIgnoreCase) || answer.Body.Contains("<meta", StringComparison.OrdinalIgnoreCase);

    private static Claim Claim(Case subject, Case probe, Evidence evidence)
    {
        var claim = HttpClaims.With(subject.Claim(Descriptor), probe, probe.Answer!, foreign: Redirection.ForeignHost(probe, evidence));
        return claim with { Key = "portal" };
    }
}
